// How it looks: anyone chooses, the whole page shows it, and it goes with the child and not with the phone.
import { cut, expect, test } from '../fixtures.js';
import { like, openCard } from '../people.js';

const root = (page) => page.locator('html');

test('a child chooses how it looks, is led back, and has it on another phone', async (
  { page, browser, heard, accessible, shot, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId },
) => {
  test.skip(!['phone', 'desk-no-script'].includes(test.info().project.name), 'a small screen with script, a wide one without');
  const child = heard.people.children[2];
  await openCard(page, child.code);
  await page.goto('/me/rights');
  await page.getByTestId('looks').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How it looks');
  await page.getByLabel('The same as this phone or computer').check();
  await page.getByTestId('continue').click();
  await expect(page).toHaveURL('/me/rights');
  await page.getByTestId('looks').click();
  await accessible();
  await shot('how-it-looks');
  await shot('how-it-looks', 'night');

  await page.getByLabel('Dark, like night').check();
  await page.getByLabel('Bigger').check();
  if (javaScriptEnabled) {
    // The page follows at once; nothing is kept yet.
    await expect(root(page)).toHaveAttribute('data-look', 'night');
    await expect(root(page)).toHaveAttribute('data-text', 'big');
  }
  await page.getByTestId('continue').click();
  await expect(page).toHaveURL('/me/rights');
  await expect(root(page)).toHaveAttribute('data-look', 'night');
  const [size, ground] = await page.evaluate(() => [getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.body).backgroundColor]);
  expect(size).toBe('20px');
  expect(ground).toBe('rgb(18, 29, 29)');

  const options = like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId });
  const other = await (await browser.newContext({ ...options, baseURL: heard.url })).newPage();
  await openCard(other, child.code);
  await other.goto('/me');
  await expect(root(other)).toHaveAttribute('data-look', 'night');
  await other.context().close();
});

test('every choice is shown again and fits', async ({ page, shot }, { project }) => {
  test.skip(project.name !== 'phone', 'the same page everywhere, and narrowest here');
  const fits = async () => expect(await page.evaluate(cut)).toEqual([]);
  await page.goto('/how-it-looks');
  for (const [name, look, text, more] of [
    ['clear', 'Black on white, with strong lines', 'Usual size', []],
    ['biggest', 'Light, like paper', 'Biggest', ['More room between words and lines']],
    ['calm', 'Dark, like night', 'Bigger', ['Calm: fewer colours, and nothing moves', 'Read to me more slowly']],
  ]) {
    await page.goto('/');
    await page.getByTestId('looks').click();
    await page.getByLabel(look).check();
    await page.getByLabel(text).check();
    for (const label of more) await page.getByLabel(label).check();
    await page.getByTestId('continue').click();
    await fits();
    await shot(`home-${name}`);
    await page.getByTestId('looks').click();
    for (const label of more) await expect(page.getByLabel(label)).toBeChecked();
    await fits();
    await shot(`how-it-looks-${name}`);
  }
});
