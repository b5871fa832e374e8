// Walks over pages that a rule engine cannot judge: small screens, other spacing, targets, contrast in every look, forced colours, motion,
// the keyboard alone, no styles, a slow line. docs/ACCESSIBILITY.md says which requirement each of them proves.
import { cut, expect, runAxe, test } from '../fixtures.js';
import { openCard, signIn } from '../people.js';

/** One project is enough where neither script nor a pointer makes a difference. */
const only = (name) => test.skip(test.info().project.name !== name, `walked once, as ${name}`);

/** A child with a review begun; answers its address. */
async function begun(page, heard) {
  await openCard(page, heard.people.children[1].code);
  await page.goto('/me');
  await page.getByTestId('start-my-review').click();
  return new URL(page.url()).pathname;
}

// Run in the page: words that their box hides, and controls that lie over each other.
const hidden = () => {
  const seen = (element) => element.checkVisibility() && element.getClientRects().length > 0 && !element.closest('.vh, .skip-to');
  const clipped = [...document.querySelectorAll('body *')].filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = [overflowX, overflowY].some((value) => ['hidden', 'clip'].includes(value));
    return hides && element.innerText?.trim() && seen(element) && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
  });
  const controls = [...document.querySelectorAll('main :is(a, button, summary, .choice, textarea, .field input)')].filter(seen);
  const over = controls.filter((one, index) => {
    const a = one.getBoundingClientRect();
    return controls.slice(index + 1).some((other) => {
      const b = other.getBoundingClientRect();
      const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      return !apart && !one.contains(other) && !other.contains(one);
    });
  });
  return [...clipped.map((element) => `clipped: ${element.innerText.slice(0, 60)}`), ...over.map((element) => `covered: ${element.innerText.slice(0, 60)}`)];
};

// Run in the page: what can be pressed and is smaller than a thumb. A link inside a sentence is as high as its line.
const small = (least) => {
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')];
  const inSentence = (element) => element.localName === 'a' && getComputedStyle(element).display === 'inline' && element.parentElement.innerText.trim() !== element.innerText.trim();
  return all
    .filter((element) => element.checkVisibility() && !element.closest('.skip-to, .vh') && !inSentence(element))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => Math.min(box.width, box.height) < least - 0.5)
    .map(({ element, box }) => `${element.localName} "${(element.innerText || element.name || '').slice(0, 40)}": ${box.width.toFixed(0)} x ${box.height.toFixed(0)}`);
};

// Run in the page. A style sheet of the reader's own, as an extension gives it.
const spaced = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [sheet];
};
const wish = (set) => {
  const { dataset } = document.documentElement;
  for (const name of ['look', 'text', 'space', 'calm']) delete dataset[name];
  Object.assign(dataset, set);
};

async function walk(page, path, thumb) {
  await page.setViewportSize({ width: 390, height: 844 });
  const reply = await page.goto(path);
  expect(reply.status(), path).toBe(200);
  const fits = async (how) => expect.soft([...(await page.evaluate(cut)), ...(await page.evaluate(hidden))], `${how} on ${path}`).toEqual([]);

  for (const [width, height] of [[320, 256], [320, 640], [844, 390]]) {
    await page.setViewportSize({ width, height });
    await fits(`${width} x ${height}`);
    if (width === 320 && height === 640) expect.soft(await page.evaluate(small, thumb), `targets at ${width} on ${path}`).toEqual([]);
  }
  await page.setViewportSize({ width: 412, height: 844 });
  expect.soft(await page.evaluate(small, thumb), `targets at 412 on ${path}`).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  for (const own of [{ text: 'biggest' }, { text: 'biggest', space: 'wide' }]) {
    await page.evaluate(wish, own);
    await fits(JSON.stringify(own));
  }
  await page.evaluate(wish, {});
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  await fits('text twice as big');
  await page.evaluate(() => { document.documentElement.style.fontSize = ''; document.documentElement.dir = 'rtl'; });
  await fits('right to left');
  await page.evaluate(() => { document.documentElement.dir = 'ltr'; });

  for (const look of [{ look: 'paper' }, { look: 'night' }, { look: 'clear' }, { look: 'night', calm: 'calm' }]) {
    await page.evaluate(wish, look);
    expect.soft(await runAxe(page, ['color-contrast-enhanced']), `7 to 1 as ${JSON.stringify(look)} on ${path}`).toEqual([]);
  }
  await page.evaluate(wish, {});
  await page.evaluate(spaced);
  await fits('text spacing');
}

test('children’s pages fit the smallest screen and any text, have room for a thumb, and reach 7 to 1 in every look', async ({ page, heard }) => {
  only('phone');
  test.setTimeout(120_000);
  for (const path of ['/', '/card', '/help-now', '/how-it-looks']) await walk(page, path, 48);
  const draft = await begun(page, heard);
  for (const path of ['/me', draft, `${draft}/how-things-are`, `${draft}/my-life`, `${draft}/to-change`, `${draft}/check`]) await walk(page, path, 48);
});

test('staff pages fit the smallest screen and any text, have room for a finger, and reach 7 to 1 in every look', async ({ page, heard }) => {
  only('phone');
  test.setTimeout(120_000);
  await signIn(page, heard, 'chair');
  const meeting = await page.locator('main a[href^="/staff/meetings/"]').first().getAttribute('href');
  for (const path of ['/staff', meeting, '/how-it-looks']) await walk(page, path, 44);
});

test('with forced colours what is chosen, wrong or focused is told by shape', async ({ page, heard }) => {
  only('phone');
  const draft = await begun(page, heard);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${draft}/how-things-are`);
  const choices = page.getByTestId('question').getByRole('radio');
  await choices.first().check();
  const edge = (choice) => choice.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth));
  expect(await edge(choices.first())).toBeGreaterThan(await edge(choices.nth(1)));
  const tick = (choice) => choice.evaluate((element) => getComputedStyle(element.nextElementSibling, '::before').content);
  expect([await tick(choices.first()), await tick(choices.nth(1))]).toEqual(['""', 'none']);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(ring)).toBeGreaterThanOrEqual(3);
  await page.goto('/card');
  await page.getByTestId('continue').click();
  const field = page.getByLabel('The code on your card');
  expect(await edge(field)).toBeGreaterThanOrEqual(3);
  await expect(page.locator('.field-error')).toBeVisible();
});

// Run in the page: how thick the ring round the focus is.
const ring = () => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
};

test('nothing moves for someone who wants no movement, by their device or by their choice', async ({ page, heard }) => {
  only('phone');
  const moving = () =>
    [...document.querySelectorAll('*')]
      .flatMap((element) => ['', '::before', '::after'].map((part) => [element, getComputedStyle(element, part || null)]))
      .filter(([, style]) => style.transitionDuration.split(', ').some((time) => time !== '0s') || style.animationName !== 'none' || style.scrollBehavior === 'smooth')
      .map(([element]) => element.outerHTML.slice(0, 60));
  const draft = await begun(page, heard);
  for (const path of ['/', draft, `${draft}/safe`]) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    await page.locator('main :is(button, .button, a)').first().hover();
    expect(await page.evaluate(moving), path).toEqual([]);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.evaluate(wish, { calm: 'calm' });
    expect(await page.evaluate(moving), `${path}, calm`).toEqual([]);
  }
});

// Run in the page, after each press of Tab: what has the focus, whether it can be seen, and whether it comes after the last.
const focus = () => {
  const now = document.activeElement;
  if (now === document.body) { globalThis.last = null; return []; }
  const box = now.getBoundingClientRect();
  const wrong = [];
  const name = (now.innerText || now.value || now.id).slice(0, 40);
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  if (!(at && (now.contains(at) || at.contains(now)))) wrong.push(`${name}: hidden behind ${at?.outerHTML.slice(0, 60)}`);
  if (globalThis.last?.isConnected && !(globalThis.last.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push(`${name}: comes before what had the focus`);
  globalThis.last = now;
  return wrong;
};

test('a whole form can be filled in, checked and sent with the keyboard alone', async ({ page, heard }) => {
  only('desk');
  test.setTimeout(120_000);
  await openCard(page, heard.people.children[2].code);
  await page.goto('/me');
  /** Presses Tab until it is there; everything on the way must be seen to have the focus, in order. */
  const reach = async (target) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(focus), page.url()).toEqual([]);
      if (await page.evaluate(() => document.activeElement !== document.body)) expect(await page.evaluate(ring), page.url()).toBeGreaterThanOrEqual(3);
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`not reached with Tab on ${page.url()}: ${target}`);
  };
  const press = async (target) => {
    const before = page.url();
    await reach(target);
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(before);
  };
  await press(page.getByTestId('start-good-news'));
  await press(page.getByTestId('continue'));
  for (let questions = 0; !page.url().endsWith('/check') && questions < 20; questions += 1) {
    const question = page.getByTestId('question');
    const option = question.locator('input[type=radio], input[type=checkbox]').first();
    const box = question.locator('textarea').first();
    if ((await option.count()) > 0) {
      await reach(option);
      await page.keyboard.press('Space');
      await expect(option).toBeChecked();
    } else if ((await box.count()) > 0) {
      await reach(box);
      await page.keyboard.type('I got picked for Saturdays.');
    }
    await press(page.getByTestId('continue'));
  }
  await press(page.getByTestId('send'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is sent');

  // And back again: no control keeps the focus for itself.
  await page.goto('/me');
  const seen = new Set();
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    const name = await page.evaluate(() => (document.activeElement === document.body ? '' : document.activeElement.outerHTML));
    if (name === '' || seen.has(name)) break;
    seen.add(name);
  }
  expect([...seen].at(-1)).toContain('skip-to');
});

test('a mistake is told first, and its link leads to the field', async ({ page }) => {
  test.skip(!test.info().project.name.startsWith('desk'), 'the keyboard’s way');
  await page.goto('/card');
  await page.getByTestId('continue').click();
  await expect(page).toHaveTitle(/^Error: /);
  const script = test.info().project.name === 'desk';
  if (script) await expect(page.getByTestId('error-summary')).toBeFocused();
  await page.getByTestId('error-summary').getByRole('link').first().press('Enter');
  const field = page.getByLabel('The code on your card');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/.+/);
});

test('a question is a group with its name, and a save is told once', async ({ page, heard }) => {
  only('phone');
  const draft = await begun(page, heard);
  await page.goto(`${draft}/how-things-are`);
  // Written by hand from the words of the form.
  await expect(page.locator('main')).toMatchAriaSnapshot(`
    - link "Back"
    - group "How are things for you at the moment?":
      - heading "How are things for you at the moment?" [level=1]
      - button "Read it to me"
      - radio "Very good"
      - radio "Good"
      - radio "Some good, some bad"
      - radio "Not good"
      - radio "Very bad"
    - button "Next"
    - button "Skip this"
    - button "Stop for now"
  `);
  await page.goto(`${draft}/going-well`);
  await expect(page.getByTestId('read-aloud')).toBeVisible();
  await page.evaluate(() => {
    const line = document.querySelector('[data-test=saved]');
    globalThis.told = [];
    new MutationObserver(() => { if (line.textContent !== globalThis.told.at(-1)) globalThis.told.push(line.textContent); }).observe(line, { childList: true, characterData: true, subtree: true });
  });
  const saved = page.waitForResponse((reply) => reply.url().endsWith('/autosave'));
  await page.getByRole('textbox').pressSequentially('My dog knows me. He waits.');
  await saved;
  await expect(page.getByTestId('saved')).toContainText('Saved at');
  expect((await page.evaluate(() => globalThis.told)).filter((told) => told.startsWith('Saved'))).toHaveLength(1);
});

test('a row of faces begins on the right where reading does', async ({ page, heard }) => {
  only('desk');
  await page.goto(`${await begun(page, heard)}/how-things-are`);
  const faces = page.getByTestId('question').getByRole('radio');
  const order = async () => {
    const [good, better] = [await faces.nth(1).boundingBox(), await faces.first().boundingBox()];
    return Math.sign(good.x - better.x);
  };
  expect(await order()).toBe(1);
  await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
  expect(await order()).toBe(-1);
});

test('without styles and pictures a question still has all its words and works', async ({ page, heard }) => {
  only('phone-no-script');
  const draft = await begun(page, heard);
  await page.route(/\.(css|svg|png)$/, (route) => route.abort());
  await page.goto(`${draft}/how-things-are`);
  for (const label of await page.locator('main :is(.choice label, button, a)').all()) expect((await label.innerText()).trim()).not.toBe('');
  await page.getByLabel('Good', { exact: true }).check();
  await page.getByTestId('continue').click();
  await expect(page).not.toHaveURL(/how-things-are/);
});

test('on a slow line a question is there in time, and nothing jumps when it wakes', async ({ page, context, heard }) => {
  only('phone');
  const draft = await begun(page, heard);
  await page.addInitScript(() => {
    globalThis.jumped = 0;
    new PerformanceObserver((list) => { for (const shift of list.getEntries()) globalThis.jumped += shift.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  const line = await context.newCDPSession(page);
  // "Slow 3G": 400 kbit/s, 400 ms there and back; nothing is cached.
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  await page.goto(`${draft}/how-things-are`);
  const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  expect(first).toBeLessThan(3_000);
  await expect(page.getByTestId('read-aloud')).toBeVisible({ timeout: 15_000 });
  expect(await page.evaluate(() => globalThis.jumped)).toBeLessThanOrEqual(0.02);
});
