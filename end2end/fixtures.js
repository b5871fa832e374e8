// What every story starts with: a server, a page that must stay quiet, an accessibility check and a camera.
import { expect, test as base } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startServer } from './server.js';

export { expect };

/** The looks of docs/LOOK.md, as a device asks for them. */
const looks = {
  paper: { colorScheme: 'light', contrast: 'no-preference' },
  night: { colorScheme: 'dark', contrast: 'no-preference' },
  clear: { colorScheme: 'light', contrast: 'more' },
  'clear-night': { colorScheme: 'dark', contrast: 'more' },
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

// axe waits on timers, which never fire where script is off; promises still resolve.
const timersAsPromises = 'globalThis.setTimeout = (run, _, ...values) => { Promise.resolve().then(() => run(...values)); return 0; }';

/** Run in the page: what is wider than its place. A button's words may wrap; they may not leave it. */
export const cut = () => {
  const wider = (element) => element.scrollWidth > element.clientWidth + 1;
  const found = [...document.querySelectorAll('button, .button')].filter(wider).map((element) => `button: ${element.textContent}`);
  return wider(document.documentElement) ? [...found, 'the page'] : found;
};

/** What axe finds wrong on a page by these rules alone. */
export async function runAxe(page, rules) {
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(axe);
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'rule', values }, resultTypes: ['violations'] }), rules);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? ''}`));
}

export const test = base.extend({
  /** The running program and its made-up people; one per worker, so projects never meet in one database. */
  heard: [
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ heard }, use) => use(heard.url),

  /** Every page keeps quiet: no script error, no blocked or missing part, no request to another host, no 5xx. */
  quiet: [
    async ({ context, heard }, use, testInfo) => {
      const noises = [];
      context.on('weberror', (error) => noises.push(`script: ${error.error()}`));
      context.on('console', (message) => {
        // A page that answers 404 or 422 is a story's own business; Chromium logs it all the same.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) noises.push(`console: ${message.text()}`);
      });
      context.on('request', (request) => {
        // Leaving by "Close quickly" is meant to go elsewhere; no part of a page ever does.
        const leaving = request.isNavigationRequest();
        if (!leaving && new URL(request.url()).origin !== heard.url && !request.url().startsWith('data:')) noises.push(`elsewhere: ${request.url()}`);
      });
      context.on('response', (response) => {
        const part = response.request().resourceType() !== 'document';
        if (response.status() >= (part ? 400 : 500)) noises.push(`${response.status()}: ${response.url()}`);
      });
      await use();
      if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('server log', { body: heard.log() });
      expect(noises).toEqual([]);
    },
    { auto: true },
  ],

  /** `await accessible()` fails on any breach of WCAG 2.2 AA in any of the looks, on a page wider than its screen, and on a button that cuts its words. */
  accessible: async ({ page, javaScriptEnabled }, use) => {
    await use(async () => {
      for (const [look, media] of Object.entries(looks)) {
        await page.emulateMedia(media);
        if (!javaScriptEnabled) await page.evaluate(timersAsPromises);
        await page.evaluate(axe);
        const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), axeOptions);
        const found = violations.map(({ id, help, nodes }) => `${look}: ${id}: ${help}: ${nodes.map((node) => node.target).join(', ')}`);
        expect(found, `axe on ${page.url()}`).toEqual([]);
      }
      expect(await page.evaluate(cut), `what does not fit on ${page.url()}`).toEqual([]);
      await page.emulateMedia(looks.paper);
    });
  },

  /** `await shot('home', 'night')` keeps a picture of the whole page for people to look at; nothing compares it. */
  shot: async ({ page }, use, testInfo) => {
    await use(async (name, look = 'paper') => {
      await page.emulateMedia(looks[look]);
      const path = new URL(`shots/${name}-${testInfo.project.name}-${look}.png`, import.meta.url).pathname;
      await page.screenshot({ path, fullPage: true });
      await page.emulateMedia(looks.paper);
    });
  },
});
