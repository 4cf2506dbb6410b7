import { hash as bcrypt } from 'bcrypt';
import { generateSync } from 'otplib';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { account } from '#console/contract/account.js';
import { session } from '#console/contract/session.js';
import { makeKeys } from '#core/kernel/config.js';
import type { Route } from '#console/contract/route.js';
import { addStaff, confirmTotp, hashPassword, newTotp, savePassword } from '#core/staff/index.js';
import { asSystem } from '../support/app.js';
import { testDesk } from '../support/desk.js';
import { keySettings } from '../support/keys.js';
import { figure, full, median, patience, size } from './size.js';

const { app, visitor, databaseUrl } = await testDesk();
const database = new URL(databaseUrl).pathname.slice(1);
const { KEK_1, INDEX_KEY, PEPPER } = keySettings;
/** Keys with which passwords cost what they do outside of tests, a fifth of a second each, or what is given. */
const keysOfCost = (cost?: number) =>
  Object.assign(makeKeys({ keks: { 1: KEK_1 }, indexKey: INDEX_KEY, pepper: PEPPER }), {
    ...(cost && { passwordCost: cost }),
  });
const realKeys = keysOfCost();
// By default a hash costs three times the bound, not a hundred times: that it is left out is seen all the same.
app.keys = full ? realKeys : keysOfCost(7);
const EACH = size(200, 2_000);
const BOUND_MS = 2;
const KNOWN = 'known@example.org';

/** Somebody of the staff who signs in by this e-mail. */
async function known(email: string, hash: string): Promise<void> {
  await asSystem(app, async (ctx) => {
    const facts = { email, name: 'Someone', role: 'officer', siteIds: 'all' } as const;
    const id = await addStaff(ctx, facts);
    await savePassword(ctx, { staffId: id, hash });
    const { secret } = await newTotp(ctx, { id, email });
    await confirmTotp(ctx, id, generateSync({ secret }));
  });
}
await known(KNOWN, await hashPassword(app.keys, 'Calm-Harbour-9'));

/** What a stranger's clock shows; beside other tests the time that this process worked, its threads among it, which they do not stretch. */
function clockMs(): number {
  const { user, system } = process.cpuUsage();
  return full ? performance.now() : (user + system) / 1_000;
}

async function once(route: Route, body: object) {
  const query = vi.spyOn(Client.prototype, 'query');
  const start = clockMs();
  const said = await visitor().refused(route, { body });
  const ms = clockMs() - start;
  // Files share this process and its client: what another left running asks another database.
  const ofThis = (client: unknown) => client instanceof Client && client.database === database;
  const asked = query.mock.contexts.filter(ofThis).length;
  query.mockRestore();
  await app.db.query('DELETE FROM sign_in_failures');
  return { said, ms, asked };
}

/** The time that stands for many: the one in the middle; beside other tests the least, to which nothing else has added. */
const typical = (times: readonly number[]) => (full ? median(times) : Math.min(...times));

/** Asks for an e-mail that is known and for one that is not by turns; gives how far apart their typical times are. */
async function apartMs(
  route: Route,
  body: (email: string) => object,
  { email = KNOWN, each = EACH } = {},
): Promise<number> {
  const yesMs: number[] = [];
  const noMs: number[] = [];
  await once(route, body(email));
  for (let i = 0; i < each; i += 1) {
    const yes = await once(route, body(email));
    const no = await once(route, body(`nobody${i}@example.org`));
    expect(no.said).toBe(yes.said);
    expect([no.asked, no.asked > 5]).toEqual([yes.asked, true]);
    yesMs.push(yes.ms);
    noMs.push(no.ms);
  }
  return Math.abs(typical(yesMs) - typical(noMs));
}

test('a password takes 2^12 rounds', async () => {
  expect(await hashPassword(realKeys, 'Calm-Harbour-9')).toMatch(/^\$2b\$12\$/);
});

const signIn = (email: string) => ({ email, password: 'wrong' });

test.each([
  ['sign-in', session.signIn, signIn],
  [
    'reset',
    account.reset,
    (email: string) => ({ email, code: '123456', password: 'Other-Harbour-8' }),
  ],
])(
  '%s: one reply, the same work and time for a known and an unknown e-mail',
  async (name, route, body) => {
    const apart = await apartMs(route, body);
    figure(`T14 ${name}`, { each: EACH, apartMs: apart.toFixed(2) });
    expect(apart).toBeLessThan(BOUND_MS);
  },
  patience,
);

test('T14 control: a sign-in that leaves the work out for one of the two is told apart', async () => {
  app.keys = realKeys;
  // 2^4 rounds in place of 2^12 are no work at all.
  const cheap = 'cheap@example.org';
  await known(cheap, await bcrypt('any password', 4));
  const apart = await apartMs(session.signIn, signIn, { email: cheap, each: size(3, 50) });
  figure('T14 sign-in control', { apartMs: apart.toFixed(2) });
  expect(apart).toBeGreaterThan(BOUND_MS);
});
