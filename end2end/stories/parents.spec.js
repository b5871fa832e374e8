// How the conference was, from a slip: a parent without an account says it, and only those who were named read it.
import { expect, test } from '../fixtures.js';
import { like, staff } from '../people.js';

/** The page of Oscar's conference that was held, for someone on the working side. */
async function conference(page) {
  await page.goto('/staff/children?search=Oscar');
  await page.getByRole('link', { name: /^Oscar/ }).first().click();
  await page.locator('main a[href^="/staff/meetings/"]').filter({ hasText: /review conference|\d/i }).first().click();
  await expect(page.getByTestId('slips')).toBeVisible();
}

test('a parent opens a slip, stops, goes on with the same slip, sends once, and the chair reads it', async (
  { page, browser, heard, accessible, shot, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId },
) => {
  test.setTimeout(240_000);
  const options = like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId });
  const words = `more breaks please ${test.info().project.name} </textarea><script>alert(1)</script> أخي 🙂`;

  // Business support prints two slips.
  const support = await staff(browser, heard, 'business_support', options);
  await conference(support);
  await support.getByLabel('How many slips to make').fill('2');
  await support.getByTestId('make-slips').click();
  await expect(support.getByTestId('slip')).toHaveCount(2);
  const code = await support.getByTestId('slip-code').first().textContent();
  const url = await support.getByTestId('slip-url').first().textContent();

  // A parent types the code, sees who reads it, and starts.
  await page.goto('/card');
  await page.getByLabel('The code on your card').fill(code.toLowerCase());
  await page.getByTestId('continue').click();
  await expect(page.getByRole('heading', { name: 'How was the conference?' })).toBeVisible();
  await accessible();
  await shot('feedback-open');
  await shot('feedback-open', 'night');
  await page.getByTestId('start-parent-feedback').click();
  await expect(page).toHaveURL(/\/items$/);
  await expect(page.getByTestId('feedback-header')).toContainText('Finch');
  await accessible();
  await shot('feedback-items');
  await shot('feedback-items', 'night');
  const first = page.getByTestId('question').first();
  if (javaScriptEnabled) {
    const saved = page.waitForResponse((reply) => reply.url().endsWith('/autosave') && reply.ok());
    await first.getByLabel('Agree', { exact: true }).check();
    await saved;
    await expect(page.getByTestId('saved')).toContainText('Saved');
  } else {
    await first.getByLabel('Agree', { exact: true }).check();
  }
  await page.getByLabel('Does not apply').check();
  await page.getByTestId('continue').click();
  await expect(page).toHaveURL(/\/improve$/);
  await page.getByRole('textbox').fill(words);
  await accessible();
  await shot('feedback-words');
  await page.getByTestId('stop').click();
  await expect(page.getByRole('heading', { name: 'You stopped' })).toBeVisible();
  await accessible();
  await shot('feedback-stopped');

  // Another phone, the same slip: on it goes, by the square this time.
  const other = await browser.newContext({ ...options, baseURL: heard.url });
  const second = await other.newPage();
  await second.goto(new URL(url).pathname);
  await expect(second.getByText('Your answers are saved.')).toBeVisible();
  await second.getByTestId('start-parent-feedback').click();
  await expect(second).toHaveURL(/\/named$/);
  await second.getByTestId('back').click();
  await expect(second.getByRole('textbox')).toHaveValue(words);
  await second.getByTestId('continue').click();

  // The last page, on the first phone; then the check, and sent once from both.
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page).toHaveURL(/\/named$/);
  await accessible();
  await shot('feedback-name');
  await page.getByLabel('No, send it without my name').check();
  await page.getByTestId('continue').click();
  await expect(page.getByTestId('check')).toContainText(words);
  await expect(page.getByTestId('readers')).toContainText('chair of your conference');
  await accessible();
  await shot('feedback-check');
  await shot('feedback-check', 'night');
  await second.goto(page.url());
  await page.getByTestId('send').click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await accessible();
  await shot('feedback-sent');
  await second.getByTestId('send').click();
  await expect(second.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await second.goto(new URL(url).pathname);
  await expect(second.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await expect(second.locator('body')).not.toContainText('more breaks');

  // Business support sees that it was sent, and no word; the chair of that conference reads it, without its time.
  await conference(support);
  await expect(support.getByTestId('slip-state').filter({ hasText: 'sent' })).not.toHaveCount(0);
  await expect(support.locator('body')).not.toContainText('more breaks');
  const chair = await staff(browser, { ...heard, people: { chair: { ...heard.people.chair, email: 'helen.quayside@heard.example' } } }, 'chair', options);
  await conference(chair);
  const read = chair.getByTestId('return').filter({ hasText: words });
  await expect(read).toHaveCount(1);
  await expect(read).toContainText('Without a name');
  await expect(read).not.toContainText('Sent');
  await chair.screenshot({ path: new URL(`../shots/meeting-returns-${test.info().project.name}-paper.png`, import.meta.url).pathname, fullPage: true });
});

test('paper is typed in by business support, and a mistake loses nothing', async (
  { page, browser, heard, accessible, shot, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId },
) => {
  const support = await staff(browser, heard, 'business_support', like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId }));
  await conference(support);
  const meeting = support.url();
  await page.context().addCookies(await support.context().cookies());
  await page.goto(meeting);
  await accessible();
  await shot('meeting-family');
  await page.getByTestId('make-slips').click();
  await accessible();
  await shot('slips');
  await page.emulateMedia({ media: 'print' });
  const cut = await page.getByTestId('slip').evaluateAll((slips) => slips.filter((slip) => slip.scrollHeight > slip.clientHeight || slip.scrollWidth > slip.clientWidth).length);
  expect(cut, 'nothing of a printed slip is cut off').toBe(0);
  await shot('slips-printed');
  await page.emulateMedia({ media: 'screen' });
  await page.goto(meeting);
  await page.getByTestId('paper').click();
  await accessible();
  await shot('paper');
  await page.getByRole('textbox', { name: 'What would have made it better' }).fill('Bigger print.');
  await page.getByTestId('keep-paper').click();
  await expect(page.getByTestId('error-summary')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'What would have made it better' })).toHaveValue('Bigger print.');
  await accessible();
  await page.getByLabel('The day it came').fill(new Date().toISOString().slice(0, 10));
  await page.getByTestId('keep-paper').click();
  await expect(page).toHaveURL(/\/staff\/meetings\/[^/]+$|#family-said$/);
});

test('a slip that does not open says why', async ({ page, accessible, shot }) => {
  await page.goto('/feedback/0123456789abcdef0123456789abcdef01234567');
  await expect(page.getByRole('heading', { name: 'We do not know this slip' })).toBeVisible();
  await accessible();
  await shot('slip-unknown');
});
