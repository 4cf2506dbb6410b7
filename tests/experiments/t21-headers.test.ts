import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { route } from '#console/contract/route.js';
import { findAsking } from '#console/server/session.js';
import { testApp } from '../support/app.js';
import { serveDesk } from '../support/desk.js';
import type { Said, Visitor } from '../support/desk.js';
import { ending } from '../support/ending.js';
import { filled, fitting } from './shapes.js';
import { figure, patience } from './size.js';

const { app } = await testApp();
const boom = route('GET /api/boom', { summary: 'Throws.', answer: z.object({}) });
const { desk, as, visitor, base } = await serveDesk(app, {
  beside: (served) => {
    served.raw(boom, 'anyone', () => Promise.reject(new Error('on purpose')));
  },
});

const required: Record<string, RegExp> = {
  'content-security-policy': /^(?!.*script-src[^;]*(unsafe|\*|http)).*default-src 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'cache-control': /^no-store$/,
};

/** What is missing from an answer, or says more than it should. */
function lacking(headers: Headers, { kept = false } = {}): string[] {
  const missing = Object.entries(required).flatMap(([name, shape]) => {
    const wanted = kept && name === 'cache-control' ? /immutable/ : shape;
    return wanted.test(headers.get(name) ?? '') ? [] : [name];
  });
  const telling = ['x-powered-by', 'server'].filter((name) => headers.has(name));
  return [...missing, ...telling];
}

let chief: Visitor;
beforeAll(async () => {
  chief = await as('super-admin');
});

/** Every kind of answer that a route can give, on purpose. */
async function answersOf({ route: asked }: (typeof desk.served)[number]): Promise<Said[]> {
  const path = filled(asked);
  const { given } = fitting(asked.body);
  const unsafe = asked.method !== 'GET';
  const body = unsafe ? { body: given } : {};
  const other = asked.method === 'GET' ? 'PUT' : 'GET';
  const large = { words: 'x'.repeat(300_000) };
  const forged = { headers: { origin: 'https://evil.example' } };
  return [
    await visitor().ask(asked.method, path, body),
    await chief.ask(asked.method, path, body),
    await chief.ask(other, path, other === 'PUT' ? { body: {} } : {}),
    ...(unsafe
      ? [
          await chief.ask(asked.method, path, { body: large }),
          await chief.ask(asked.method, path, { ...body, ...forged }),
          await chief.ask(asked.method, path, {
            ...body,
            headers: { 'content-type': 'text/plain' },
          }),
        ]
      : []),
  ];
}

test(
  'every route has the security headers on every status, and so have files, faults and what there is not',
  { timeout: patience },
  async () => {
    // Signing out would leave the rest without the chief.
    const routes = desk.served.filter(
      ({ route: { path, method } }) => `${method} ${path}` !== 'DELETE /api/session',
    );
    const statuses: Record<number, number> = {};
    const faults: unknown[] = [];
    const see = (
      name: string,
      { status, headers }: Pick<Said, 'status' | 'headers'>,
      kept = false,
    ) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
      const wrong = lacking(headers, { kept });
      if (wrong.length) faults.push([name, status, wrong]);
    };
    for (const served of routes)
      for (const said of await answersOf(served)) see(served.route.path, said);
    const [asset = ''] = await readdir(new URL('../../dist/console/assets', import.meta.url));
    for (const path of [
      '/',
      '/any/page',
      '/assets/none.js',
      '/assets/..%2findex.html',
      '/api/nothing',
    ])
      see(path, await visitor().ask('GET', path));
    see('a file', await fetch(`${base}/assets/${asset}`), true);
    see('a head', await fetch(`${base}/`, { method: 'HEAD' }));
    see(
      'no such verb',
      await fetch(`${base}/api/session`, { method: 'PROPFIND', headers: { origin: base } }),
    );
    see(
      'broken',
      await fetch(`${base}/api/session`, {
        method: 'POST',
        headers: { origin: base, 'content-type': 'application/json' },
        body: '{"email":',
      }),
    );
    figure('T21', {
      routes: routes.length,
      answers: JSON.stringify(statuses),
      lacking: faults.length,
    });
    expect(faults).toEqual([]);
    for (const status of [200, 400, 401, 403, 404, 405, 413, 415, 500])
      expect([status, (statuses[status] ?? 0) > 0]).toEqual([status, true]);
  },
);

test('T21 control: with the same routes served without their headers, every answer lacks them', async () => {
  const koa = new Koa().use(findAsking(app)).use(desk.router.routes());
  const server = ending(koa.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const bare = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { headers } = await fetch(`${bare}/api/roles`, { headers: { cookie: chief.cookie } });
  expect(lacking(headers)).toEqual(Object.keys(required));
});
