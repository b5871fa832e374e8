// What a child's phone downloads, in brotli: node scripts/sizes.js SITE [--gate]. With --gate, too big is a failure.
// The limits are those of a first visit to a question page, on a cheap phone with a slow line.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const kB = 1000;
const limits = { page: 8 * kB, beforeWasm: 30 * kB, wasm: 90 * kB, inAll: 115 * kB };

const [site, gate] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(join(site, 'manifest.json'), 'utf8'));
const brotli = (name) => statSync(join(site, `${manifest[name]}.br`)).size;

const css = brotli('heard.css');
const script = brotli('heard.js');
const wasm = brotli('heard_bg.wasm');
const beforeWasm = limits.page + css + script;

const rows = [
  ['style', css],
  ['script', script],
  ['one page of HTML, at most', limits.page],
  ['in all before WASM', beforeWasm, limits.beforeWasm],
  ['WASM', wasm, limits.wasm],
  ['in all', beforeWasm + wasm, limits.inAll],
];
const show = (bytes) => (bytes === undefined ? '' : `${(bytes / kB).toFixed(1)} kB`).padStart(10);
console.log(`\n${'Brotli, first visit'.padEnd(28)}${'size'.padStart(10)}${'limit'.padStart(10)}`);
for (const [what, size, limit] of rows) console.log(`${what.padEnd(28)}${show(size)}${show(limit)}`);

const tooBig = rows.filter(([, size, limit]) => size > limit);
for (const [what, size, limit] of tooBig) console.error(`Too big: ${what} is ${size} bytes, ${size - limit} over its limit.`);
if (gate === '--gate' && tooBig.length > 0) process.exit(1);
