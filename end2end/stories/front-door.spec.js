// The pages that need no sign-in: anyone may come here, and help is one press away.
import { expect, test } from '../fixtures.js';
import { openCard } from '../people.js';
import { weigh } from '../weight.js';

test('the program says that it is well', async ({ request }) => {
  const answer = await request.get('/healthz');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok' });
});

test('the first page leads to help now', async ({ page, accessible, shot }) => {
  await page.goto('/');
  await accessible();
  await shot('home');
  await page.getByTestId('help-now').click();
  await expect(page).toHaveURL('/help-now');
});

test('help now gives numbers that a phone can call', async ({ page, accessible, shot }) => {
  await page.goto('/help-now');
  await expect(page.getByRole('link', { name: '999' })).toHaveAttribute('href', 'tel:999');
  await expect(page.getByRole('link', { name: '0800 1111' })).toHaveAttribute('href', 'tel:08001111');
  await accessible();
  await shot('help-now');
  await shot('help-now', 'night');
  await shot('help-now', 'clear');
});

for (const path of ['/', '/help-now']) {
  test(`${path} is light enough for a slow phone`, async ({ page }) => isLight(await weigh(page, path)));
}

test('a child’s own page and a question are light enough for a slow phone', async ({ page, browser, heard, javaScriptEnabled }) => {
  await openCard(page, heard.people.children[2].code);
  await page.goto('/me');
  await page.getByTestId('start-my-review').click();
  const draft = new URL(page.url()).pathname;
  const cookies = await page.context().storageState();
  for (const path of ['/me', draft, `${draft}/how-things-are`, `${draft}/to-change`]) {
    // A phone that holds the session and has never seen a page.
    const cold = await browser.newContext({ baseURL: heard.url, storageState: cookies, javaScriptEnabled });
    isLight(await weigh(await cold.newPage(), path));
    await cold.close();
  }
});

/** The budgets of a first visit: before the WASM the page is usable, and the WASM only adds to it. */
function isLight({ requests, html, beforeWasm, inAll }) {
  expect(requests).toBeLessThanOrEqual(6);
  expect(html).toBeLessThanOrEqual(8_000);
  expect(beforeWasm).toBeLessThanOrEqual(30_000);
  expect(inAll).toBeLessThanOrEqual(115_000);
}
