import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../console/web/open-desk.js';
import type { OpenDesk } from '../console/web/open-desk.js';
import { figure, patience } from './size.js';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.shut());

test(
  'T21: no page asks anything of another host, and the policy stops one that tries',
  { timeout: patience },
  async () => {
    const { page } = await desk.visit('/', { as: 'super-admin' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const source = await readFile(
      new URL('../../src/console/web/pages.ts', import.meta.url),
      'utf8',
    );
    const plain = [...source.matchAll(/pattern: '([^':]+)'/g)].map(([, pattern = '/']) => pattern);
    expect(plain.length).toBeGreaterThan(10);
    for (const pattern of plain) {
      await page.goto(desk.base + pattern);
      await page.locator('h1').first().waitFor();
    }
    const elsewhere = asked.filter(
      (url) => !url.startsWith(`${desk.base}/`) && !url.startsWith('data:'),
    );
    figure('T21 pages', {
      pages: plain.length,
      requests: asked.length,
      elsewhere: elsewhere.length,
    });
    expect(elsewhere).toEqual([]);
    // Control: a page that asks elsewhere is seen to be stopped.
    const stopped = await page.evaluate<boolean>(
      `new Promise((seen) => {
         document.addEventListener('securitypolicyviolation', () => seen(true));
         fetch('http://127.0.0.1:9/').catch(() => setTimeout(() => seen(false), 500));
       })`,
    );
    expect(stopped).toBe(true);
  },
);
