// What the parents' questionnaire costs the server: node end2end/bench-journeys.js URL PEOPLE.json PID [JOURNEYS]
//
// Eight people at a time scan a slip, answer its three pages (each saved durably before the next is shown), check, send and read the
// receipt. Printed: processor seconds of the server for a thousand journeys, and its memory after them. Slips are made before the clock runs,
// a sheet for each conference that was held: as many journeys are made as there are slips, and the figure is for a thousand of them.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { browser } from './bench-browser.js';

const [url, peopleFile, pid, wanted = '1000'] = process.argv.slice(2);
const people = JSON.parse(readFileSync(peopleFile, 'utf8'));
const AT_ONCE = 8;
const A_SHEET = 12;

/** One person's browser, which goes where it is led. */
function visitor() {
  const ask = browser(url);
  return async function go(path, fields) {
    const { status, location, text } = await ask(path, fields);
    if (status === 303) return go(location);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return { path, text };
  };
}

const hidden = (page, name) => page.text.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

async function makeSlips(number) {
  const support = visitor();
  await support('/staff/sign-in', { email: people.business_support.email, password: people.business_support.password });
  const manager = visitor();
  await manager('/staff/sign-in', { email: people.manager.email, password: people.manager.password });
  // A sheet for each conference and no more: a family has a handful of slips, not a thousand.
  const rows = (await manager('/staff/reports/participation/T1')).text.split('data-test="row"').slice(1);
  const meetings = new Set();
  for (const row of rows.filter((row) => row.includes('conference'))) meetings.add(row.match(/\/staff\/meetings\/([0-9a-f-]{36})/)[1]);
  if (meetings.size === 0) throw new Error('no conference was held in the period of the report');
  const slips = [];
  for (const meeting of meetings) {
    if (slips.length >= number) break;
    const sheet = await support(`/staff/meetings/${meeting}/slips`, { number: String(A_SHEET) });
    slips.push(...[...sheet.text.matchAll(/data-test="slip-url"[^>]*>([^<]*)</g)].map((found) => new URL(found[1]).pathname));
  }
  return slips.slice(0, number);
}

async function journey(slip) {
  const parent = visitor();
  await parent(slip);
  let page = await parent(slip, {});
  for (let pages = 0; !page.path.endsWith('/check'); pages += 1) {
    if (pages > 6) throw new Error('the questionnaire does not end');
    const fields = { revision: hidden(page, 'revision'), ticket: hidden(page, 'ticket') };
    for (const [, name, value] of page.text.matchAll(/type="radio" name="([^"]*)" value="([^"]*)"/g)) fields[name] ??= value;
    for (const [, name] of page.text.matchAll(/<textarea[^>]* name="([^"]*)"/g)) fields[name] = 'The room was cold. I was heard.';
    page = await parent(page.path.split('?')[0], fields);
  }
  page = await parent(page.path, {});
  if (!page.path.endsWith('/sent')) throw new Error(`not sent: ${page.path}`);
}

/** Seconds of processor time that the server has used, in user and kernel mode. */
const used = () => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const slips = await makeSlips(Number(wanted));
const before = used();
const begin = performance.now();
const all = [...slips];
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let slip = all.pop(); slip; slip = all.pop()) await journey(slip);
}));
const seconds = (performance.now() - begin) / 1000;
const cost = ((used() - before) * 1000) / slips.length;
const memory = Number(execFileSync('ps', ['-o', 'rss=', '-p', pid]).toString()) / 1024;
console.log(`${slips.length} journeys through the parents' questionnaire, ${AT_ONCE} at a time: ${seconds.toFixed(1)} s`);
console.log(`processor seconds for 1,000: ${cost.toFixed(2)} (at most 2.4); memory after them: ${memory.toFixed(0)} MB (at most 150 after 5,000)`);
