// The whole point of the product, seen through to the end: a child's words reach the chair before the next review, and the child hears back.
import { expect, test } from '../fixtures.js';
import { like, staff } from '../people.js';

test('a child is invited, writes, comes back on another phone, sends once, and sees that it was read', async (
  { page, browser, heard, accessible, shot, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId },
) => {
  test.setTimeout(240_000);
  const options = like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId });
  const words = `i want to see my brother more ${test.info().project.name} </textarea><b>أخي</b> 🙂`;

  // Business support finds a child and shows a fresh card.
  const support = await staff(browser, heard, 'business_support', options);
  await support.goto('/staff/children?search=Mia');
  await support.getByRole('link', { name: /^Mia/ }).first().click();
  await expect(support.getByText(/working day|month/).first()).toBeVisible();
  await support.getByRole('button', { name: /card/i }).first().click();
  const code = (await support.getByTestId('card-code').first().textContent()).replaceAll(' ', '');
  await expect(support.getByTestId('card-qr').first()).toBeVisible();

  // The child opens it on a phone and picks a PIN.
  await page.goto('/card');
  await page.getByLabel('The code on your card').fill(code.toLowerCase());
  await page.getByTestId('continue').click();
  await accessible();
  await page.getByTestId('this-is-me').click();
  await page.goto('/me/pin');
  await accessible();
  await page.getByLabel('Your 6 numbers').fill('482913');
  await page.getByTestId('continue').click();
  await expect(page.getByTestId('next-review').first()).toBeVisible();
  await accessible();
  await shot('me');

  // One question a page: a face, a skip, words; then stop.
  await page.getByTestId('start-my-review').click();
  await accessible();
  await page.getByTestId('continue').click();
  await expect(page.getByTestId('question')).toBeVisible();
  await page.getByTestId('skip').click();
  await expect(page).toHaveURL(/how-things-are/);
  await accessible();
  await shot('question-faces');
  await shot('question-faces', 'night');
  await page.getByLabel('Good', { exact: true }).check();
  await page.getByTestId('continue').click();
  await page.getByTestId('skip').click();
  await page.getByTestId('skip').click();
  await expect(page).toHaveURL(/to-change/);
  await page.getByRole('textbox').fill(words);
  await accessible();
  await shot('question-text');
  await page.getByTestId('stop').click();
  await expect(page.getByRole('heading', { name: 'You stopped' })).toBeVisible();
  const draft = new URL(page.url()).pathname.split('/')[2];

  // Another phone: the card's code, now used, and the PIN. The words are there.
  const other = await browser.newContext({ ...options, baseURL: heard.url });
  const second = await other.newPage();
  await second.goto('/card');
  await second.getByLabel('The code on your card').fill(code);
  await second.getByTestId('continue').click();
  await second.getByLabel('Your PIN').fill('482913');
  await second.getByTestId('continue').click();
  await second.goto(`/say/${draft}/to-change`);
  await expect(second.getByRole('textbox')).toHaveValue(words);

  // Check, see who reads it, send; a second try sends nothing more.
  await second.goto(`/say/${draft}/check`);
  await expect(second.getByTestId('readers')).toContainText('Sam');
  await expect(second.getByText(words)).toBeVisible();
  await page.goto(`/say/${draft}/check`);
  await accessible();
  await shot('check');
  await second.getByTestId('send').click();
  await expect(second.getByRole('heading', { name: 'It is sent' })).toBeVisible();
  await page.getByTestId('send').click();
  await expect(page.getByRole('heading', { name: 'It is sent' })).toBeVisible();
  await expect(page.getByTestId('receipt-state').nth(1)).toContainText('has not read it yet');
  await accessible();
  await shot('sent');
  await page.goto('/me');
  await expect(page.getByTestId('receipt').filter({ hasText: 'has not read it yet' })).not.toHaveCount(0);

  // The chair sees that words wait, and reads them.
  const chair = await staff(browser, heard, 'chair', options);
  await expect(chair.getByTestId('unread').first()).toBeVisible();
  await chair.getByTestId('meeting').filter({ hasText: 'Mia' }).getByRole('link').first().click();
  await expect(chair.getByTestId('submission').filter({ hasText: words })).toHaveCount(1);

  // The child sees who read it.
  await page.goto(`/say/${draft}/sent`);
  await expect(page.getByTestId('receipt-state').nth(1)).toContainText('Sam read it on');
  await shot('receipt-read');
});

test('the chair records a meeting, and the code is suggested but never chosen for them', async ({ browser, heard, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId }) => {
  const chair = await staff(browser, heard, 'chair', like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId }));
  await chair.getByRole('link', { name: /^Record the meeting/ }).first().click();
  await chair.getByLabel('They did not come.').check();
  await chair.getByTestId('held').click();
  const suggested = await chair.getByTestId('suggestion').getAttribute('data-code');
  expect(['PN6', 'PN7']).toContain(suggested);
  await expect(chair.locator('input[name=code]:checked')).toHaveCount(0);

  // Nothing chosen: said at the field and in the summary, and nothing is lost.
  await chair.getByTestId('confirm').click();
  await expect(chair.getByTestId('error-summary')).toBeVisible();
  await expect(chair).toHaveTitle(/^Error: /);

  await chair.getByLabel(new RegExp(`^${suggested}`)).check();
  await chair.getByTestId('confirm').click();
  await expect(chair.getByTestId('code')).toHaveAttribute('data-code', suggested);
});

test('the manager sees every rate with both its numbers', async ({ browser, heard, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId }) => {
  const manager = await staff(browser, heard, 'manager', like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId }));
  await manager.goto('/staff/reports/participation');
  for (const id of ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'Q2', 'Q3', 'T1']) {
    const rate = manager.getByTestId(`rate-${id}`).first();
    await expect(rate).toBeVisible();
    const [numerator, denominator] = [Number(await rate.getAttribute('data-numerator')), Number(await rate.getAttribute('data-denominator'))];
    expect(denominator).toBeGreaterThan(0);
    expect(numerator).toBeLessThanOrEqual(denominator);
  }
});
