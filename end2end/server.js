// A Heard of its own for a worker: a fresh SQLite database with made-up people, on a port the system picks.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const program = process.env.HEARD_PROGRAM ?? 'target/debug/heard';
const repository = new URL('..', import.meta.url).pathname;

/**
 * Starts it. `people` is what `heard demo --json` printed: who can sign in, and how.
 * @returns {Promise<{url: string, people: object, log: () => string, stop: () => Promise<void>}>}
 */
export async function startServer() {
  const folder = await mkdtemp(join(tmpdir(), 'heard-'));
  const env = { ...process.env, DATABASE_URL: `sqlite://${join(folder, 'heard.db')}`, HEARD_LISTEN: '127.0.0.1:0' };
  const demo = await promisify(execFile)(program, ['demo', '--scale', 'small', '--json'], { cwd: repository, env });

  const server = spawn(program, ['serve'], { cwd: repository, env: { ...env, HEARD_DEMO: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const lines = [];
  createInterface({ input: server.stderr }).on('line', (line) => lines.push(line));
  const log = () => lines.join('\n');

  // The server says where it listens once it does; anything else it says is kept for the report of a failed test.
  const listening = new Promise((resolve) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      lines.push(line);
      const url = line.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (url) resolve(url[0]);
    });
  });
  const url = await Promise.race([listening, ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`heard serve ended before it listened:\n${log()}`);

  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { url, people: JSON.parse(demo.stdout), log, stop };
}
