// Every kind of page, looked at by axe in every look, and photographed on paper and at night for people to look at.
import { expect, test } from '../fixtures.js';
import { openCard, signIn } from '../people.js';

test.describe.configure({ timeout: 240_000 });

/** The first address on a page that begins so. */
const firstLink = (page, start) => page.locator(`main a[href^="${start}"]`).first().getAttribute('href');

async function look(page, path, name, { accessible, shot }) {
  const reply = await page.goto(path);
  expect(reply.status(), path).toBeLessThan(400);
  await accessible();
  await shot(name);
  await shot(name, 'night');
}

test('pages before anyone signs in', async ({ page, accessible, shot }) => {
  for (const [path, name] of [['/card', 'card'], ['/close', 'closed'], ['/staff/sign-in', 'staff-sign-in']]) await look(page, path, name, { accessible, shot });
  await page.goto('/nothing-here');
  await accessible();
  await page.goto('/card');
  await page.getByTestId('continue').click();
  await expect(page.getByTestId('error-summary')).toBeVisible();
  await accessible();
});

/** From a form's door to its check page, each page looked at. */
async function walk(page, form, accessible) {
  await page.goto('/me');
  await page.getByTestId(`start-${form}`).click();
  await accessible();
  await page.getByTestId('continue').click();
  for (let questions = 0; !page.url().endsWith('/check') && questions < 30; questions += 1) {
    await expect(page.getByTestId('question')).toBeVisible();
    await accessible();
    await page.getByTestId('continue').click();
  }
  await expect(page).toHaveURL(/\/check$/);
  await accessible();
}

test('every question of My review, at every age', async ({ page, heard, accessible }) => {
  for (const child of heard.people.children.filter(({ age }) => age >= 8)) {
    await page.context().clearCookies();
    await openCard(page, child.code);
    await walk(page, 'my-review', accessible);
  }
});

test('every question of the other forms', async ({ page, heard, accessible, shot }) => {
  await openCard(page, heard.people.children.find(({ age }) => age >= 12).code);
  await page.goto('/me');
  await shot('me-forms');
  for (const form of ['how-i-am', 'good-news']) await walk(page, form, accessible);
});

test('pictures, with an adult beside', async ({ page, heard, accessible, shot }) => {
  const child = heard.people.children.find(({ age }) => age < 8);
  await page.goto('/card');
  await page.getByLabel('The code on your card').fill(child.code);
  await page.getByTestId('continue').click();
  if ((await page.getByTestId('this-is-me').count()) === 0) return; // this worker's database saw it in the other project
  await page.getByTestId('this-is-me').click();
  await expect(page).toHaveURL(/\/me\/helper$/);
  await accessible();
  await page.getByLabel('Your name, as the child says it').fill('Miss Green');
  await page.getByLabel('Someone from school').check();
  await page.getByTestId('continue').click();
  await expect(page.getByText('Miss Green is helping.')).toBeVisible();
  await accessible();
  await shot('pictures-me');
  await page.getByTestId('start-my-review').click();
  await page.getByTestId('continue').click();
  for (let questions = 0; !page.url().endsWith('/check') && questions < 12; questions += 1) {
    await accessible();
    await shot(`pictures-${questions + 1}`);
    await page.getByTestId('continue').click();
  }
  await accessible();
});

test('the chair’s pages', async ({ page, heard, accessible, shot }) => {
  await signIn(page, heard, 'chair');
  await look(page, '/staff', 'desk', { accessible, shot });
  const meeting = await firstLink(page, '/staff/meetings/');
  await look(page, meeting, 'meeting', { accessible, shot });
  await look(page, `${meeting}/change`, 'meeting-change', { accessible, shot });
  await look(page, '/staff/alerts', 'alerts', { accessible, shot });
  await look(page, '/staff/waiting', 'waiting', { accessible, shot });
  await look(page, '/staff/to-finish', 'to-finish', { accessible, shot });
  await page.goto('/staff');
  await page.getByRole('link', { name: /^(Record|Confirm)/ }).first().click();
  await accessible();
  await shot('meeting-to-finish');
});

test('business support’s pages', async ({ page, heard, accessible, shot }) => {
  await signIn(page, heard, 'business_support');
  await look(page, '/staff/children', 'children', { accessible, shot });
  const child = await firstLink(page, '/staff/children/');
  await look(page, child, 'child', { accessible, shot });
  await look(page, `${child}/details`, 'child-details', { accessible, shot });
  await look(page, `${child}/book`, 'book', { accessible, shot });
  await page.getByLabel('Place').fill('The library');
  await page.getByTestId('book').click();
  await expect(page.getByTestId('error-summary')).toBeVisible();
  await expect(page.getByLabel('Place')).toHaveValue('The library');
  await accessible();
});

test('the manager’s and the administrator’s pages', async ({ page, heard, accessible, shot }) => {
  await signIn(page, heard, 'manager');
  await look(page, '/staff/reports/participation', 'report', { accessible, shot });
  await look(page, '/staff/reports/participation?by=chair', 'report-by-chair', { accessible, shot });
  await look(page, '/staff/reports/participation/P4?part=numerator', 'report-rows', { accessible, shot });
  await page.context().clearCookies();
  await signIn(page, heard, 'administrator');
  await look(page, '/staff/people', 'people', { accessible, shot });
  await look(page, '/staff/audit', 'audit', { accessible, shot });
});
