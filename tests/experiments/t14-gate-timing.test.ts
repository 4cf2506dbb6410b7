import { generateSync } from 'otplib';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { account } from '#console/contract/account.js';
import { session } from '#console/contract/session.js';
import type { Route } from '#console/contract/route.js';
import { addStaff, confirmTotp, hashPassword, newTotp, savePassword } from '#core/staff/index.js';
import { asSystem } from '../support/app.js';
import { testDesk } from '../support/desk.js';
import { figure, median, patience, size } from './size.js';

const { app, visitor } = await testDesk();
const EACH = size(12, 2_000);
/** What is promised, held to at full size; beside other tests the machine is too busy to say so finely. */
const BOUND_MS = size(150, 2);
const KNOWN = 'known@example.org';

const hash = await hashPassword(app.keys, 'Calm-Harbour-9');
await asSystem(app, async (ctx) => {
  const facts = { email: KNOWN, name: 'Someone', role: 'officer', siteIds: 'all' } as const;
  const id = await addStaff(ctx, facts);
  await savePassword(ctx, { staffId: id, hash });
  const { secret } = await newTotp(ctx, { id, email: KNOWN });
  await confirmTotp(ctx, id, generateSync({ secret }));
});

async function once(route: Route, body: object) {
  const query = vi.spyOn(Client.prototype, 'query');
  const start = performance.now();
  const said = await visitor().refused(route, { body });
  const ms = performance.now() - start;
  const asked = query.mock.calls.length;
  query.mockRestore();
  await app.db.query('DELETE FROM sign_in_failures');
  return { said, ms, asked };
}

test.each([
  ['sign-in', session.signIn, (email: string) => ({ email, password: 'wrong' })],
  [
    'reset',
    account.reset,
    (email: string) => ({ email, code: '123456', password: 'Other-Harbour-8' }),
  ],
])(
  '%s: one reply, the same work and time for a known and an unknown e-mail',
  async (name, route, body) => {
    const known: number[] = [];
    const unknown: number[] = [];
    await once(route, body(KNOWN));
    for (let i = 0; i < EACH; i += 1) {
      const yes = await once(route, body(KNOWN));
      const no = await once(route, body(`nobody${i}@example.org`));
      expect(no.said).toBe(yes.said);
      expect(no.asked).toBe(yes.asked);
      known.push(yes.ms);
      unknown.push(no.ms);
    }
    const apart = Math.abs(median(known) - median(unknown));
    figure(`T14 ${name}`, { each: EACH, apartMs: apart.toFixed(2) });
    expect(apart).toBeLessThan(BOUND_MS);
  },
  patience,
);
