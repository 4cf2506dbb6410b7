import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { askConsent } from '#core/consent/index.js';
import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { measure } from '#core/messaging/measure.js';
import { markReady, takeBackReady } from '#core/pickups/index.js';
import { closeDay } from '#core/sites/index.js';
import { addStaff, openSession } from '#core/staff/index.js';
import { quarantineLot } from '#core/stock/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, caller, chatter, live, prepare, put, siteAt } = await clinic();

/** A word that also means "I do not want it". */
const STOP = { en: 'cancel it', sw: 'acha', fr: 'annulez ca' };

/** What place 3 has expires so many days later, or what the others have. */
const moveExpiry = (days: number, whose: '=' | '<>') =>
  app.db.query(
    `UPDATE stock_lots SET expires_on = expires_on + $1::int WHERE site_id ${whose} $2`,
    { bind: [days, siteAt(3).id] },
  );

/** Place 3 may give out nothing of what it had, but so many units that came since. */
async function setApart(fresh: number) {
  const had = await asSystem(app, (ctx) =>
    ctx.sql<{ id: Id<'Lot'> }>(
      `SELECT id FROM stock_lots WHERE site_id = $1 AND state = 'approved'`,
      [siteAt(3).id],
    ),
  );
  if (fresh) await put(3, fresh);
  for (const { id } of had) await asSystem(app, (ctx) => quarantineLot(ctx, id));
}

/** Somebody at a desk asks the patient for a code that opens their notes. */
async function askCode(patientId: Id<'Patient'>) {
  const staff = { role: 'admin', siteIds: 'all' } as const;
  const { staffId, sessionId } = await asSystem(app, async (ctx) => {
    const id = await addStaff(ctx, { ...staff, email: `${patientId}@example.org`, name: 'Reader' });
    await openSession(ctx, { staffId: id, stage: 'whole', agent: 'tests' });
    const [row] = await ctx.sql<{ id: Id<'Session'> }>(
      'SELECT id FROM staff_sessions WHERE staff_id = $1',
      [id],
    );
    return { staffId: id, sessionId: row?.id ?? null };
  });
  await perform(app, { kind: 'staff', ...staff, staffId, sessionId }, (ctx) =>
    askConsent(ctx, { patientId, scope: 'notes' }),
  );
}

/** What is kept is marked as ready by mistake, and taken back before anything was said of it. */
function mistake(kept: () => Promise<{ id: Id<'Pickup'>; rev: number } | undefined>) {
  return {
    'it is marked as ready by mistake': async () => {
      const parcel = await kept();
      if (parcel) await asSystem(app, (ctx) => markReady(ctx, parcel.id, parcel.rev));
    },
    'that is taken back': async () => {
      const parcel = await kept();
      if (parcel) await asSystem(app, (ctx) => takeBackReady(ctx, parcel.id, parcel.rev));
    },
  };
}

test.each([
  ['en', 'sms', '2027-03-03'],
  ['en', 'telegram', '2027-05-05'],
  ['sw', 'sms', '2027-07-07'],
  ['sw', 'telegram', '2027-09-01'],
  ['fr', 'sms', '2027-11-03'],
  ['fr', 'telegram', '2028-01-05'],
] as const)('what is set, misplaced and refused in %s by %s', async (language, channel, today) => {
  await setClock(app, `${today}T06:30:00Z`);
  const { phone, person } = await (channel === 'sms' ? caller : chatter)({ language });
  const said: string[] = [];
  const kept = async () => (await live(person.patientId))[0];
  const script = new URL(`settling/${language}.${channel}.txt`, import.meta.url);
  await play(phone, readFileSync(script, 'utf8'), {
    words: { stop: STOP[language] },
    steps: {
      'it is prepared': () => prepare(person.patientId),
      ...mistake(kept),
      'its last day is closed': async () => {
        const day = (await kept())?.until.toISOString().slice(0, 10) ?? '';
        await asSystem(app, (ctx) => closeDay(ctx, siteAt(3).id, { day, reason: 'holiday' }));
      },
      'no other place has it': () => moveExpiry(-4_000, '<>'),
      'the other places have it again': () => moveExpiry(4_000, '<>'),
      'it expires soon': () => moveExpiry(-4_000, '='),
      'it lasts as long as before': () => moveExpiry(4_000, '='),
      'what is packed is made anew': () => setApart(1),
      'it may not be given out': () => setApart(0),
      'more of it comes': () => put(3, 1),
      'a code is asked for': () => askCode(person.patientId),
    },
    hear: (text) => said.push(text),
  });
  if (channel === 'sms')
    for (const text of said)
      expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
});
