// Asks a running server for pages at a steady rate and prints what it took: node end2end/bench.js URL PEOPLE.json PID
//
// The rate is kept whatever the server does (a slow answer does not slow the next question), so waiting in line is counted too.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { browser } from './bench-browser.js';

const [url, peopleFile, pid] = process.argv.slice(2);
const people = JSON.parse(readFileSync(peopleFile, 'utf8'));
const seconds = Number(process.env.HEARD_BENCH_SECONDS ?? 30);
const rate = 50;

const visitor = () => browser(url);

async function staff(person) {
  const ask = visitor();
  const reply = await ask('/staff/sign-in', { email: person.email, password: person.password });
  if (reply.status !== 303) throw new Error(`${person.name} cannot sign in: ${reply.status}`);
  return ask;
}

async function child(card) {
  const ask = visitor();
  await ask('/card/open', { code: card.code, me: 'yes' });
  const { location } = await ask('/me/start/my-review', {});
  return { ask, draft: location };
}

const chair = await staff(people.chair);
const manager = await staff(people.manager);
const support = await staff(people.business_support);
const writer = await child(people.children.find(({ age }) => age >= 8));
const question = `${writer.draft}/going-well`;

let saves = 0;
let revision = '0';
const jobs = {
  'child page': () => writer.ask(question),
  save: async () => {
    const reply = await writer.ask(`${question}/autosave`, { text: `words ${(saves += 1)}`, revision });
    if (reply.status === 200) revision = String(JSON.parse(reply.text).revision);
    return reply;
  },
  'staff list': () => support(`/staff/children?page=${1 + (saves % 150)}`),
  desk: () => chair('/staff'),
  report: () => manager('/staff/reports/participation'),
};
// Of twenty questions: eleven child pages, two saves (10%), five lists, two desks. Every five seconds a manager opens the year's report.
const mix = ['child page', 'child page', 'staff list', 'save', 'child page', 'staff list', 'child page', 'desk', 'child page', 'staff list',
  'child page', 'child page', 'staff list', 'save', 'child page', 'child page', 'child page', 'staff list', 'child page', 'desk'];
const reportEvery = 5 * rate;

// The first report on each of the four connections that read fills its cache: told apart.
const first = [];
for (let reader = 0; reader < 4; reader += 1) {
  const begun = performance.now();
  await jobs.report();
  first.push(`${(performance.now() - begun).toFixed(0)} ms`);
}
console.log(`the first reports after the start: ${first.join(', ')}`);

const took = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
const failed = {};
let saving = Promise.resolve();
const pending = [];
const begin = performance.now();
for (let number = 0; number < seconds * rate; number += 1) {
  const due = begin + (number * 1000) / rate;
  const wait = due - performance.now();
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  const name = number % reportEvery === reportEvery / 2 ? 'report' : mix[number % mix.length];
  const run = async () => {
    const { status } = await jobs[name]();
    took[name].push(performance.now() - due);
    if (status !== 200) failed[`${name} ${status}`] = (failed[`${name} ${status}`] ?? 0) + 1;
  };
  // One draft is saved by one child: the next save waits for the last one's revision.
  pending.push(name === 'save' ? (saving = saving.then(run)) : run());
}
await Promise.all(pending);

const budget = { 'child page': 30, save: 40, 'staff list': 100, desk: 100, report: 1000 };
console.log('                 asked   median      p95   budget');
for (const [name, all] of Object.entries(took)) {
  all.sort((a, b) => a - b);
  const at = (share) => `${(all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0).toFixed(1)} ms`.padStart(9);
  console.log(`${name.padEnd(14)} ${String(all.length).padStart(7)}${at(0.5)}${at(0.95)}${`${budget[name]} ms`.padStart(9)}`);
}
console.log(Object.keys(failed).length === 0 ? 'every answer was 200' : `not 200: ${JSON.stringify(failed)}`);
const memory = execFileSync('ps', ['-o', 'rss=', '-p', pid]).toString().trim();
console.log(`memory after it: ${(Number(memory) / 1024).toFixed(0)} MB`);
