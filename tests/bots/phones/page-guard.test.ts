import { request } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ending } from '../../support/ending.js';
import { smallService } from './small-service.js';

const number = '+254700000101';
let page: string;
let service: Awaited<ReturnType<typeof smallService>>;

beforeAll(() => {
  page = mkdtempSync(join(tmpdir(), 'sotto-page-'));
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Two phones</title>');
  writeFileSync(join(page, 'assets', 'index-a1.js'), 'export {};');
  writeFileSync(join(page, 'secret.js'), 'no');
});
afterAll(() => {
  rmSync(page, { recursive: true });
});
beforeEach(async () => {
  service = await smallService({ page });
});
afterEach(() => service.close());

function ask(verb: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${service.base}/phones/api/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** A request with headers that a browser would not let a page set. */
function plainRequest(headers: Record<string, string>, path = '/phones'): Promise<number> {
  return new Promise((resolve, reject) => {
    request(service.base + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test.each([
  [200, { host: 'localhost:3001' }],
  [200, { host: '127.0.0.1' }],
  [200, { host: '[::1]:3001' }],
  [404, { host: 'clinic.test' }],
  [404, { host: 'localhost.clinic.test' }],
  [404, { host: '127.0.0.1.clinic.test:3001' }],
  [404, { host: 'localhost', 'x-forwarded-for': '127.0.0.1' }],
  [404, { host: 'localhost', 'x-forwarded-host': 'localhost' }],
  [404, { host: 'localhost', forwarded: 'for=127.0.0.1' }],
  [404, { host: 'localhost', via: '1.1 proxy' }],
])('answers %i to a request with %j', async (status, headers: Record<string, string>) => {
  expect(await plainRequest(headers)).toBe(status);
  expect(await plainRequest(headers, '/phones/api/state')).toBe(status);
});

test('a change is asked for by this page alone, in a body that it would send', async () => {
  const body = { key: number, text: '0' };
  expect((await ask('send', body, { origin: 'https://evil.test' })).status).toBe(403);
  expect((await ask('send', body, { origin: service.base })).status).toBe(200);
  expect((await ask('send', body, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await ask('send', { ...body, more: 1 })).status).toBe(400);
  expect((await ask('send', { key: number, text: 'x'.repeat(1601) })).status).toBe(400);
  expect((await ask('send', { key: number, text: 'x'.repeat(20_000) })).status).toBe(413);
  expect((await ask('send', { key: '+254799999999', text: '0' })).status).toBe(404);
  expect((await ask('erase', body)).status).toBe(404);
  expect(service.heard).toHaveLength(1);
});

test('every answer carries a strict policy, and none promises https', async () => {
  const answers = [
    ...['', '/api/state', '/assets/index-a1.js', '/nothing', '/api/nothing'].map((path) =>
      fetch(`${service.base}/phones${path}`),
    ),
    ask('send', {}),
    ask('send', {}, { origin: 'https://evil.test' }),
  ];
  for (const { headers } of await Promise.all(answers)) {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

test('the page is fresh each time, its hashed files are kept, and nothing else is served', async () => {
  const get = (path: string) => fetch(`${service.base}/phones${path}`);
  expect((await get('')).headers.get('cache-control')).toBe('no-store');
  const asset = await get('/assets/index-a1.js');
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect(await asset.text()).toBe('export {};');
  for (const path of ['/assets/..%2fsecret.js', '/assets/secret.js', '/secret.js', '/assets/'])
    expect((await get(path)).status).toBe(404);
});

test('a page that was not built says how to build it', async () => {
  const bare = ending(await smallService({ page: join(page, 'missing') }));
  const answer = await fetch(`${bare.base}/phones`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('vite build');
});
