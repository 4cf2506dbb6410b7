import { expect, test } from 'vitest';
import { applications } from '#console/contract/applications.js';
import type { Config } from '#core/kernel/config.js';
import { buildSite } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';

let last = 0;

/** A console behind so many proxies; `apply` sends one form, with what X-Forwarded-For says, and gives the answer. */
async function console(changes: Partial<Config>) {
  const { app, visitor } = await testDesk(undefined, changes);
  const site = await buildSite(app);
  const apply = async (forwarded: string) => {
    last += 1;
    const form = {
      ...{ name: 'Wanjiru Kamau', role: 'dispenser', siteId: site.id },
      ...{ speciality: null, licenceNumber: null },
      email: `${last}@example.org`,
      phone: `0700 000 ${String(200 + last)}`,
    };
    const asked = { body: form, headers: { 'x-forwarded-for': forwarded } };
    const { path, method } = applications.make;
    return (await visitor().ask(method, path, asked)).status;
  };
  return { app, apply };
}

const times = async (count: number, one: (i: number) => Promise<number>) => {
  const statuses: number[] = [];
  for (let i = 0; i < count; i += 1) statuses.push(await one(i));
  return statuses;
};
const FIVE_PASS = [200, 200, 200, 200, 200, 429];

test('a forged X-Forwarded-For does not make a new address of anybody', async () => {
  const { apply } = await console({});
  expect(await times(6, (i) => apply(`203.0.113.${i}`))).toEqual(FIVE_PASS);
});

test('behind a proxy, each address has its own limit, and what it wrote itself changes nothing', async () => {
  const { app, apply } = await console({ TRUSTED_PROXIES: 1 });
  expect(await times(6, (i) => apply(`198.51.100.${i}, 203.0.113.1`))).toEqual(FIVE_PASS);
  expect(await times(6, (i) => apply(`198.51.100.1, 203.0.113.${10 + i}`))).toEqual(
    Array<number>(6).fill(200),
  );
  const [rows] = await app.db.query('SELECT DISTINCT subject FROM application_tries');
  expect(rows).toHaveLength(7);
});
