// How people get in, for every story.
import { expect } from '@playwright/test';

/** What a second browser needs to be like the first. */
export const like = ({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId }) => ({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId });

/** Signs a member of staff in on this page. */
export async function signIn(page, heard, role) {
  await page.goto('/staff/sign-in');
  await page.getByLabel('E-mail').fill(heard.people[role].email);
  await page.getByLabel('Password').fill(heard.people[role].password);
  await page.getByTestId('continue').click();
  await expect(page).toHaveURL(/\/staff(\/people)?$/);
}

/** Signs a member of staff in, in a browser of their own. */
export async function staff(browser, heard, role, options) {
  const context = await browser.newContext({ ...options, baseURL: heard.url });
  const page = await context.newPage();
  await signIn(page, heard, role);
  return page;
}

/** Opens a card by its code, and with the PIN when it was used before. */
export async function openCard(page, code, pin = '482913') {
  await page.goto('/card');
  await page.getByLabel('The code on your card').fill(code.toLowerCase());
  await page.getByTestId('continue').click();
  if ((await page.getByLabel('Your PIN').count()) > 0) {
    await page.getByLabel('Your PIN').fill(pin);
    await page.getByTestId('continue').click();
    return;
  }
  await expect(page.getByRole('heading', { name: 'Is this your card?' })).toBeVisible();
  await page.getByTestId('this-is-me').click();
  if (page.url().endsWith('/me/pin')) {
    await page.getByLabel('Your 6 numbers').fill(pin);
    await page.getByTestId('continue').click();
  }
}
