import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { packageRoot } from '#core/kernel/package-root.js';
import { quantile } from './load.js';
import { nameOf, phoneOf } from './shared.js';

/** Requests a page; the first tenth warm and do not count. */
const EACH = 330;
const AT_ONCE = 2;

interface Ask {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

/** How long a page takes, in milliseconds. */
export interface Times {
  p50: number;
  p99: number;
}

/** How long each page of the desk takes, as an officer asks for it over HTTP. */
export async function measureDesk(
  appUrl: string,
  patients: number,
): Promise<Record<string, Times>> {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'serve-console.js'), appUrl],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const [port = '', token = ''] = line.split(' ');
  const ask = asker(`http://127.0.0.1:${port}`, `__Host-sotto=${token}`);
  const { sites } = (await ask({ method: 'GET', path: '/api/session' })) as {
    sites: { id: string }[];
  };
  const siteOf = (n: number) => sites[n % sites.length]?.id ?? '';
  const someone = (n: number) => (n * 7_919) % patients;
  const search = (words: string): Ask => ({
    method: 'POST',
    path: '/api/patients/search',
    body: { words },
  });
  const pages: Record<string, (n: number) => Ask> = {
    dashboard: (n) => ({ method: 'GET', path: `/api/today?siteId=${siteOf(n)}` }),
    'prepare list': (n) => ({
      method: 'GET',
      path: `/api/pickups?siteId=${siteOf(n)}&page=${1 + (n % 8)}`,
    }),
    'search by name': (n) => search(nameOf(someone(n))),
    'search by the start of a word': (n) => search(nameOf(someone(n)).slice(0, 4)),
    'search by phone': (n) => search(phoneOf(someone(n))),
  };
  const figures: Record<string, Times> = {};
  for (const [name, asked] of Object.entries(pages)) figures[name] = await time(ask, asked);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return figures;
}

async function time(
  ask: (asked: Ask) => Promise<unknown>,
  asked: (n: number) => Ask,
): Promise<Times> {
  const waiting = Array.from({ length: EACH }, (_, n) => n);
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) {
        const at = performance.now();
        await ask(asked(n));
        if (n >= EACH / 10) times.push(performance.now() - at);
      }
    }),
  );
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function asker(base: string, cookie: string) {
  return async ({ method, path: asked, body }: Ask): Promise<unknown> => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { cookie, origin: base, 'content-type': 'application/json' };
    const response = await fetch(base + asked, { method, headers, ...json });
    const said: unknown = await response.json();
    if (!response.ok) throw new Error(`${asked}: ${response.status} ${JSON.stringify(said)}`);
    return said;
  };
}

/** Kilobytes (gzip) of the scripts and styles that the console's page names, and of all there are. */
export async function pageWeight(): Promise<{ first: number; all: number } | null> {
  const folder = path.join(packageRoot, 'dist', 'console');
  const page = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return null;
  const files = (await readdir(path.join(folder, 'assets'))).filter((name) =>
    /\.(js|css)$/.test(name),
  );
  const sizes = await Promise.all(
    files.map(async (name) => gzipSync(await readFile(path.join(folder, 'assets', name))).length),
  );
  const sum = (kept: (name: string) => boolean) =>
    files.reduce((total, name, i) => total + (kept(name) ? (sizes[i] ?? 0) : 0), 0) / 1_000;
  return { first: sum((name) => page.includes(name)), all: sum(() => true) };
}
