// Read aloud: sentence by sentence, with a voice of the phone itself. A voice that sends the words away is never used.
import { expect, test } from '../fixtures.js';
import { openCard } from '../people.js';

const ours = { name: 'Ours', lang: 'en-GB', localService: true };
const others = [{ name: 'Far away', lang: 'en-GB', localService: false }, { name: 'Ailleurs', lang: 'fr-FR', localService: true }];

/** Stands in for the voices of a phone: what is spoken is kept, and a sentence ends when the test says so. */
const phone = (voices) => {
  const spoken = [];
  let current = null;
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) { this.text = text; }
  };
  const voice = {
    spoken,
    stopped: 0,
    getVoices: () => voices,
    speak: (utterance) => { spoken.push({ text: utterance.text, voice: utterance.voice.name, rate: utterance.rate }); current = utterance; },
    cancel: () => { voice.stopped += 1; const was = current; current = null; was?.onerror?.({ error: 'canceled' }); },
    end: () => { const was = current; current = null; was.onend(); },
  };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: voice });
};

/** A child on a question, on a phone with these voices. */
async function asked(page, heard, voices, question) {
  await page.addInitScript(phone, voices);
  await openCard(page, heard.people.children[1].code);
  await page.goto('/me');
  await page.getByTestId('start-my-review').click();
  const draft = new URL(page.url()).pathname;
  await page.goto(`${draft}/${question}`);
}

const spoken = (page) => page.evaluate(() => speechSynthesis.spoken.map(({ text }) => text));
const stopped = (page) => page.evaluate(() => speechSynthesis.stopped);
const marked = (page) => page.evaluate(() => [...(CSS.highlights.get('reading') ?? [])].map(String));
/** What the eye sees of the question, sentence by sentence. */
const seen = async (page) => {
  const parts = page.getByTestId('question').locator('h1, #help, .reader p, .choice label, legend:not(:has(h1))');
  const texts = await parts.evaluateAll((all) => all.filter((part) => part.checkVisibility()).map((part) => part.innerText));
  return texts.flatMap((text) => text.split(/(?<=[.?!])\s+|\n+/)).map((text) => text.trim()).filter(Boolean);
};

test.beforeEach(({}, { project }) => {
  test.skip(project.name.startsWith('desk'), 'a voice sounds the same on a desk');
});

test('heading, help and options are read in order, each sentence marked while it is read', async ({ page, heard, javaScriptEnabled, accessible, shot }) => {
  await asked(page, heard, [...others, ours], 'my-life');
  if (!javaScriptEnabled) {
    await expect(page.getByRole('button', { name: 'Read it to me' })).toHaveCount(0);
    return;
  }
  await page.getByTestId('read-aloud').click();
  await expect(page.getByTestId('stop-reading')).toBeFocused();
  const expected = await seen(page);
  expect(expected.length).toBeGreaterThan(6);
  for (const sentence of expected) {
    expect(await marked(page)).toEqual([sentence]);
    if (sentence === expected[1]) await shot('read-aloud');
    await page.evaluate(() => speechSynthesis.end());
  }
  expect(await spoken(page)).toEqual(expected);
  expect(await page.evaluate(() => [...new Set(speechSynthesis.spoken.map(({ voice }) => voice))])).toEqual(['Ours']);
  await expect(page.getByTestId('read-aloud')).toBeFocused();
  expect(await marked(page)).toEqual([]);
  await accessible();
});

test('it stops when told to, on Escape, on Close quickly and on leaving the page', async ({ page, heard, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'nothing is read without script');
  await page.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
  await asked(page, heard, [ours], 'my-life');
  const question = page.url();
  const ends = async (how) => {
    await page.getByTestId('read-aloud').click();
    await how();
    expect(await stopped(page)).toBe(1);
    expect((await spoken(page)).length).toBe(1);
    expect(await marked(page)).toEqual([]);
    await page.goto(question);
  };
  await ends(() => page.getByTestId('stop-reading').click());
  await ends(() => page.keyboard.press('Escape'));
  await ends(() => page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide'))));
  await ends(() => page.evaluate(() => dispatchEvent(new Event('heard:leaving'))));

  // Close quickly tells the page before anything else, so the voice ends before the cover is up.
  await page.getByTestId('read-aloud').click();
  const last = page.waitForEvent('console', (message) => message.text() === 'silent');
  await page.evaluate(() => { const { cancel } = speechSynthesis; speechSynthesis.cancel = () => { cancel(); console.log('silent'); }; });
  await page.getByTestId('exit').click();
  await last;
});

test('with no voice that keeps the words on the phone it says so, and nothing is spoken', async ({ page, heard, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'nothing is read without script');
  await asked(page, heard, others, 'my-life');
  await page.getByTestId('read-aloud').click();
  await expect(page.getByTestId('no-voice')).toHaveText('This phone has no voice that keeps your words on it. You can ask someone to read it to you.');
  expect(await spoken(page)).toEqual([]);

  // Nor where the phone has no voice at all.
  await page.reload();
  await expect(page.getByTestId('read-aloud')).toBeVisible();
  await page.evaluate(() => { speechSynthesis.getVoices = () => []; });
  await page.getByTestId('read-aloud').click();
  await expect(page.getByTestId('no-voice')).toContainText('no voice');
  expect(await spoken(page)).toEqual([]);
});

test('a child’s own words are read only when they ask', async ({ page, heard, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'nothing is read without script');
  await asked(page, heard, [ours], 'going-well');
  await page.getByRole('textbox').fill('i like marigolds. do you?');
  const readAll = async (button) => {
    await page.getByTestId(button).click();
    while (await page.getByTestId('stop-reading').isVisible()) await page.evaluate(() => speechSynthesis.end());
    return page.evaluate(() => speechSynthesis.spoken.splice(0).map(({ text }) => text));
  };
  expect((await readAll('read-aloud')).join(' ')).not.toContain('marigold');
  expect(await readAll('read-own')).toEqual(['i like marigolds.', 'do you?']);
});
