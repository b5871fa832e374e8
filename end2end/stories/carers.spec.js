// A carer's own views, from a slip that the worker makes: said as carer, read before the review, and never as the child's words.
import { expect, test } from '../fixtures.js';
import { like, staff } from '../people.js';

test('a carer says what they think before the review, and the worker reads it apart from the child', async (
  { page, browser, heard, accessible, shot, viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId },
) => {
  test.setTimeout(240_000);
  const options = like({ viewport, isMobile, hasTouch, javaScriptEnabled, locale, timezoneId });
  const words = `settled at night ${test.info().project.name} </textarea><script>alert(1)</script> أخي 🙂`;

  // The worker makes a slip on the page of a child in care.
  const worker = await staff(browser, heard, 'worker', options);
  await worker.goto('/staff/children?search=Mia');
  await worker.locator('main a[href^="/staff/children/"]').first().click();
  const child = worker.url();
  await worker.getByTestId('make-slips-carer').click();
  const code = await worker.getByTestId('slip-code').first().textContent();

  // The carer types its code, and sees who reads what.
  await page.goto('/card');
  await page.getByLabel('The code on your card').fill(code.toLowerCase());
  await page.getByTestId('continue').click();
  await expect(page.getByRole('heading', { name: 'Your views as carer' })).toBeVisible();
  await accessible();
  await shot('carer-open');
  await shot('carer-open', 'night');
  await page.getByTestId('start-carer-views').click();
  await expect(page.getByTestId('feedback-header')).toContainText('Mia');
  await expect(page.getByText('Give the child their own card')).toBeVisible();
  await accessible();
  await shot('carer-before');
  await page.getByTestId('continue').click();
  await page.getByRole('group', { name: 'Settled at home' }).getByLabel('Good', { exact: true }).check();
  await accessible();
  await shot('carer-areas');
  await shot('carer-areas', 'night');
  await page.getByTestId('continue').click();
  const well = page.getByRole('textbox', { name: 'What is going well?' });
  if (javaScriptEnabled) {
    const saved = page.waitForResponse((reply) => reply.url().endsWith('/autosave') && reply.ok());
    await well.fill(words);
    await saved;
    await expect(page.getByTestId('saved')).toContainText('Saved');
  } else {
    await well.fill(words);
  }
  await accessible();
  await shot('carer-words');
  await page.getByTestId('continue').click();
  while (!page.url().endsWith('/check')) await page.getByTestId('continue').click();
  await expect(page.getByTestId('check')).toContainText(words);
  await accessible();
  await shot('carer-check');
  await page.getByTestId('send').click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await accessible();

  // It stands on the child's page and at the meeting as the carer's, and among nothing the child sent.
  await worker.goto(child);
  await expect(worker.getByTestId('adults')).toContainText('from a carer');
  await worker.getByTestId('adults').getByRole('link', { name: 'the meeting' }).first().click();
  await expect(worker.getByTestId('adult-piece').filter({ hasText: words })).toContainText('as carer');
  await expect(worker.getByTestId('submission').filter({ hasText: words })).toHaveCount(0);
  await worker.screenshot({ path: new URL(`../shots/meeting-adults-${test.info().project.name}-paper.png`, import.meta.url).pathname, fullPage: true });
});
