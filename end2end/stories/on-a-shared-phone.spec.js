// What stays on a phone that others pick up: nothing.
import { expect, test } from '../fixtures.js';
import { openCard } from '../people.js';

/** Types, and waits until the server has it. */
async function type(page, words) {
  const saved = page.waitForResponse((reply) => reply.url().endsWith('/autosave') && reply.ok());
  await page.getByRole('textbox').fill(words);
  await saved;
  await expect(page.getByTestId('saved')).toContainText('Saved');
}

/** A child on the page of a question. */
async function writing(page, heard) {
  await openCard(page, heard.people.children[1].code);
  await page.goto('/me');
  await page.getByTestId('start-my-review').click();
  const draft = new URL(page.url()).pathname;
  await page.goto(`${draft}/going-well`);
}

test('closing quickly ends the session, and Back brings nothing back', async ({ page, heard, javaScriptEnabled }) => {
  await page.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
  await writing(page, heard);
  const question = page.url();
  if (javaScriptEnabled) await type(page, 'marigold');
  else await page.getByRole('textbox').fill('marigold');
  await page.getByTestId('exit').click();
  if (javaScriptEnabled) {
    await expect(page).toHaveURL(/bbc/);
    await page.goBack();
    await expect(page.locator('body')).not.toContainText('marigold');
  } else {
    await expect(page.getByText('You can close this tab too.')).toBeVisible();
  }
  await page.goto(question);
  await expect(page).toHaveURL(/\/(sign-in|card)$/);
});

test('words are saved, and nothing readable stays on the phone', async ({ page, heard, javaScriptEnabled }) => {
  await writing(page, heard);
  const question = page.url();
  if (javaScriptEnabled) {
    await type(page, 'periwinkle');
  } else {
    // Without script each Next saves.
    await page.getByRole('textbox').fill('periwinkle');
    await page.getByTestId('continue').click();
    await expect(page).not.toHaveURL(question);
  }
  const stored = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, await indexedDB.databases(), await caches.keys()]));
  expect(stored).not.toContain('periwinkle');
  await page.goto(question);
  await expect(page.getByRole('textbox')).toHaveValue('periwinkle');
});

test('without signal the words stay, and they save when it is back', async ({ page, context, heard, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'needs the autosave');
  await writing(page, heard);
  await expect(page.getByTestId('saved')).toBeAttached();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('textbox').fill('snapdragon');
  await expect(page.getByTestId('saved')).toContainText('No signal');
  await context.setOffline(false);
  await expect(page.getByTestId('saved')).toContainText('Saved', { timeout: 20_000 });
});

test('two minutes before the time is over the child is asked, and one tap stays', async ({ page, heard }) => {
  test.skip(test.info().project.name !== 'phone', 'without script the server ends the session, and nothing typed is lost');
  await page.clock.install();
  await writing(page, heard);
  const question = page.url();
  const ask = page.getByRole('dialog');
  await page.clock.fastForward('17:30');
  await expect(ask).toBeHidden();
  await page.clock.runFor(31_000);
  await expect(ask).toContainText('saved');
  await ask.getByRole('button').click();
  await expect(ask).toBeHidden();
  await page.clock.fastForward('17:30');
  await expect(ask, 'the time began anew').toBeHidden();
  await expect(page).toHaveURL(question);

  // Nobody is there: the page is left for the sign-in. (The server's own clock stood still, so it leads on from there.)
  const left = page.waitForRequest((request) => request.url().endsWith('/sign-in?ended'));
  await page.clock.runFor(155_000);
  await left;
  await expect(page).not.toHaveURL(question);
});
