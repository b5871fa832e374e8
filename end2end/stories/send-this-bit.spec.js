// An answer with a bell: the child is asked, this bit goes alone, and those whose job it is have it at once.
import { expect, test } from '../fixtures.js';
import { like, openCard, staff } from '../people.js';

test('a child says that they are scared, sends this bit now, and staff have it at once', async (
  { page, browser, heard, accessible, shot, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId },
) => {
  const child = heard.people.children[2];
  await openCard(page, child.code);
  await page.goto('/me');
  await page.getByTestId('start-how-i-am').click();
  const draft = new URL(page.url()).pathname;
  await page.goto(`${draft}/safe`);
  await page.getByLabel('I feel scared').check();
  await page.getByTestId('continue').click();

  await expect(page.getByRole('heading', { name: 'Do you want to send this bit now?' })).toBeVisible();
  await expect(page.getByText('I feel scared')).toBeVisible();
  await accessible();
  await shot('send-now');
  await shot('send-now', 'night');
  const [send, wait] = [await page.getByTestId('send-now').boundingBox(), await page.getByTestId('wait').boundingBox()];
  expect(send.height).toBe(wait.height);
  await page.getByTestId('send-now').click();

  await expect(page.getByTestId('told')).toContainText('999');
  await accessible();
  await shot('told');
  await page.getByRole('textbox').fill('At school until three');
  await page.getByTestId('continue').click();
  await expect(page.getByTestId('question')).toBeVisible();

  const manager = await staff(browser, heard, 'manager', like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId }));
  await manager.goto('/staff/alerts');
  const alert = manager.getByTestId('alert').filter({ hasText: child.name }).filter({ hasText: 'At school until three' });
  await expect(alert.first()).toContainText('I feel scared');

  // The rest was never sent: thrown away, the alert stands.
  await page.goto(`${draft}/check`);
  await expect(page.getByTestId('send')).toBeVisible();
});
