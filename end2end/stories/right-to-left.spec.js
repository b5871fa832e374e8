// A child who reads Arabic: chosen on the first page, from right to left on every page, My review to the end with keys alone.
import { expect, test } from '../fixtures.js';
import { like, staff } from '../people.js';

/** Presses Tab until what has the focus is meant, as someone does who has no mouse. */
async function tabTo(page, meant) {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, meant)) return;
  }
  throw new Error(`no ${meant} on ${page.url()}`);
}

async function press(page, hook) {
  await tabTo(page, `[data-test=${hook}]`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

test('a child chooses Arabic and sends a whole review with keys alone, and the chair reads the questions in English', async (
  { page, browser, heard, accessible, shot, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId },
) => {
  test.setTimeout(240_000);
  const options = like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId });
  const support = await staff(browser, heard, 'business_support', options);
  await support.goto('/staff/children?search=Mia');
  await support.getByRole('link', { name: /^Mia/ }).first().click();
  await support.getByRole('button', { name: /card/i }).first().click();
  const code = (await support.getByTestId('card-code').first().textContent()).replaceAll(' ', '');

  await page.goto('/');
  await press(page, 'language-ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await accessible();
  await shot('ar-home');
  await page.goto('/card');
  await tabTo(page, '#code');
  await page.keyboard.type(code);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await accessible();
  await press(page, 'this-is-me');
  await page.goto('/me');
  await accessible();
  await shot('ar-me');
  await shot('ar-me', 'night');

  await press(page, 'start-my-review');
  await accessible();
  await press(page, 'continue');
  const words = `أريد أن أرى أخي أكثر ${test.info().project.name}`;
  for (let question = 0; !page.url().endsWith('/check'); question += 1) {
    expect(question).toBeLessThan(30);
    const id = new URL(page.url()).pathname.split('/')[3];
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await accessible();
    if (id === 'to-change') {
      await tabTo(page, 'textarea');
      await page.keyboard.insertText(words);
      await shot('ar-text');
    } else if ((await page.locator('[name=answer]').count()) > 0) {
      await tabTo(page, '[name=answer]');
      await page.keyboard.press('Space');
      if (id === 'how-things-are') {
        await shot('ar-faces');
        await shot('ar-faces', 'night');
      }
    }
    await press(page, 'continue');
    if (page.url().includes('/now')) await press(page, 'wait');
  }
  await accessible();
  await shot('ar-check');
  await press(page, 'send');
  await expect(page.getByTestId('receipt-state').first()).toBeVisible();
  await accessible();
  await shot('ar-sent');

  const chair = await staff(browser, heard, 'chair', options);
  await chair.getByTestId('meeting').filter({ hasText: 'Mia' }).getByRole('link').first().click();
  const piece = chair.getByTestId('submission').filter({ hasText: words });
  await expect(piece).toBeVisible();
  await expect(piece.getByTestId('asked-in')).toContainText('Arabic');
  await expect(chair.locator('html')).toHaveAttribute('dir', 'ltr');

  // The choice stays with her: other stories know her in English.
  await page.goto('/language');
  await press(page, 'language-en');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});
