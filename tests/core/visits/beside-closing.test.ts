import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import type { ChangeSite } from '#core/sites/change-site.js';
import { changeSite, closeDay } from '#core/sites/index.js';
import type { Hours } from '#core/sites/index.js';
import {
  addLeave,
  arrive,
  bookVisit,
  changeRoster,
  changeService,
  closeSiteDay,
  confirmVisit,
  findVisit,
  holdSlot,
  listServices,
  rostersOf,
} from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { inTrouble, VISITS_AHEAD } from '#core/visits/trouble.js';
import { findPickup, keep, markArrived, markReady } from '#core/pickups/index.js';
import { asSystem, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildStock } from '../../support/build.js';
import { buildClinic, giveAllBut } from './clinic.js';

// Invariant 10 with two at once: whoever closes a day or goes on leave, and whoever books just then.
const { app } = await testApp('2027-03-03T06:30:00Z');
const friday = { day: '2027-03-05', time: '09:00' };

type Clinic = Awaited<ReturnType<typeof buildClinic>>;
type Away = (ctx: Context, clinic: Clinic) => Promise<unknown>;

const away: [string, Away][] = [
  [
    'a day is closed',
    (ctx, { site }) => closeDay(ctx, site.id, { day: friday.day, reason: 'staff' }),
  ],
  [
    'the only practitioner goes on leave',
    (ctx, { staff: [staffId] }) =>
      addLeave(ctx, {
        staffId: staffId ?? ('' as never),
        ...{ firstDay: friday.day, lastDay: friday.day, reason: 'leave' },
      }),
  ],
  ['the hours of the only practitioner become shorter', shortenRoster],
  ['the hours of the place become shorter', shortenHours],
  [
    'the service is given no more',
    async (ctx, { serviceId }) => {
      const [service] = (await listServices(ctx)).filter(({ id }) => id === serviceId);
      if (service) await changeService(ctx, serviceId, { ...service, active: false });
    },
  ],
  ['the place gives it no more', giveNoMore],
];

/** The place gives nothing of this kind any more, which it did until then. */
async function giveNoMore(ctx: Context, { site: { id }, serviceId }: Clinic): Promise<void> {
  await giveAllBut(ctx, id, serviceId);
}

/** From that Friday on nobody is there before ten. */
async function shortenRoster(ctx: Context, { site, staff }: Clinic): Promise<void> {
  for (const { id, staffId, weekday, rev } of await rostersOf(ctx, {
    siteId: site.id,
    on: friday.day,
  }))
    if (weekday === 5 && staff.includes(staffId))
      await changeRoster(ctx, id, {
        ...{ rev, from: '10:00', to: '16:00', on: friday.day, validUntil: null },
      });
}

async function shortenHours(ctx: Context, { site: { id } }: Clinic): Promise<void> {
  const [site] = await ctx.sql<Omit<ChangeSite, 'posterWord'> & { hours: Hours }>(
    `SELECT rev, number, private_name AS "privateName", zone, hours,
            window_capacity AS "windowCapacity" FROM sites WHERE id = $1`,
    [id],
  );
  if (!site) throw new Error('no place');
  const hours = { ...site.hours, '5': [['10:00', '16:00']] as const };
  await changeSite(ctx, id, { ...site, hours, posterWord: null });
}

/** Work whose transaction stays open until it is let go. */
function open<T>(work: (ctx: Context) => Promise<T>) {
  const gate = { open: (): void => undefined };
  const closed = new Promise<void>((resolve) => (gate.open = resolve));
  const reached = { it: (): void => undefined };
  const done = new Promise<void>((resolve) => (reached.it = resolve));
  const outcome = asSystem(app, async (ctx) => {
    const result = await work(ctx);
    reached.it();
    await closed;
    return result;
  });
  return { done, letGo: gate.open, outcome };
}

/** Whether it comes to wait for a lock of another's before it is done. */
async function waits(work: Promise<unknown>): Promise<boolean> {
  const state = { over: false };
  void work.finally(() => (state.over = true));
  while (!state.over) {
    const [waiting] = await app.db.query(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length) return true;
    await pause(5);
  }
  return false;
}

const live = (visit: Visit) => asSystem(app, (ctx) => findVisit(ctx, visit.id));

test.each(away)('10: while %s, whoever books waits, and is refused', async (_, take) => {
  const clinic = await buildClinic(app);
  const person = await clinic.patient();
  const taking = open((ctx) => take(ctx, clinic));
  await taking.done;
  const booking = person
    .do((ctx) => bookVisit(ctx, { ...person.ask, ...friday }))
    .catch((error: unknown) => error);
  expect(await waits(booking)).toBe(true);
  taking.letGo();
  await taking.outcome;
  expect(await booking).toMatchObject({
    code: expect.stringMatching(/visit.slot-taken|visit.not-given/) as string,
  });
});

test.each(away)(
  '10: while somebody books, %s only afterwards, so that it sees the visit',
  async (_, take) => {
    const clinic = await buildClinic(app);
    const person = await clinic.patient();
    const booking = open((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
    await booking.done;
    const taking = asSystem(app, (ctx) => take(ctx, clinic));
    expect(await waits(taking)).toBe(true);
    booking.letGo();
    expect((await live(await booking.outcome))?.state).toBe('booked');
    await taking;
  },
);

test('a day is not closed beside whoever is let in just then', async () => {
  const clinic = await buildClinic(app);
  const person = await clinic.patient();
  const visit = await person.do((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
  await setClock(app, '2027-03-05T14:00:00Z');
  const arriving = open((ctx) => arrive(ctx, visit.id, visit.rev));
  await arriving.done;
  const closing = asSystem(app, (ctx) => closeSiteDay(ctx, clinic.site.id, friday.day)).catch(
    (error: unknown) => error,
  );
  expect(await waits(closing)).toBe(true);
  arriving.letGo();
  await arriving.outcome;
  expect(await closing).toMatchObject({ code: 'day.not-entered' });
  await setClock(app, '2027-03-03T06:30:00Z');
});

test('nor beside whoever is noted as there for a parcel', async () => {
  const clinic = await buildClinic(app);
  const medicine = await buildMedicine(app);
  const siteId = clinic.site.id;
  await buildStock(app, { siteId, productId: medicine.product.id });
  const { course } = await buildPatient(app, { site: clinic.site, medicines: [medicine] });
  const kept = await asSystem(app, (ctx) => keep(ctx, { course, siteId, contactId: null }));
  await asSystem(app, (ctx) => markReady(ctx, kept.id));
  await setClock(app, '2027-03-05T14:00:00Z');
  const rev = (await asSystem(app, (ctx) => findPickup(ctx, kept.id)))?.rev ?? 0;
  const arriving = open((ctx) => markArrived(ctx, kept.id, rev));
  await arriving.done;
  const closing = asSystem(app, (ctx) => closeSiteDay(ctx, siteId, friday.day)).catch(
    (error: unknown) => error,
  );
  expect(await waits(closing)).toBe(true);
  arriving.letGo();
  await arriving.outcome;
  expect(await closing).toMatchObject({ code: 'day.not-entered' });
  await setClock(app, '2027-03-03T06:30:00Z');
});

/** The same without our code, whose own locks would hide that the database waits by itself. */
const endings: [string, (clinic: Clinic) => [string, unknown]][] = [
  ['a service', ({ serviceId }) => ['UPDATE services SET active = false WHERE id = $1', serviceId]],
  ['hours of a place', ({ site }) => [`UPDATE sites SET hours = '{}' WHERE id = $1`, site.id]],
  [
    'hours of a person',
    ({ staff: [id] }) => [`UPDATE rosters SET to_time = '08:30' WHERE staff_id = $1`, id],
  ],
  ['an account', ({ staff: [id] }) => [`UPDATE staff SET state = 'suspended' WHERE id = $1`, id]],
  ['a day', ({ site }) => [CLOSURE, site.id]],
  [
    'what a place gives',
    ({ site, serviceId }) => [
      `INSERT INTO site_services_not (site_id, service_id) SELECT $1::uuid, '${serviceId}'`,
      site.id,
    ],
  ],
];
const CLOSURE = `INSERT INTO site_closures (site_id, day, reason) VALUES ($1, '${friday.day}', 'staff')`;

test.each(endings)(
  '10: while somebody books, the database by itself lets %s end only afterwards',
  async (_, end) => {
    const clinic = await buildClinic(app);
    const person = await clinic.patient();
    const booking = open((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
    await booking.done;
    const [sql, id] = end(clinic);
    const ending = app.db.query(sql, { bind: [id] });
    expect(await waits(ending)).toBe(true);
    booking.letGo();
    await booking.outcome;
    await ending;
  },
);

test.each(away)('10: while %s, what was held is not booked', async (_, take) => {
  const clinic = await buildClinic(app);
  const person = await clinic.patient();
  const held = await person.do((ctx) => holdSlot(ctx, { ...person.ask, ...friday }));
  const taking = open((ctx) => take(ctx, clinic));
  await taking.done;
  const confirming = person
    .do((ctx) => confirmVisit(ctx, held.id))
    .catch((error: unknown) => error);
  expect(await waits(confirming)).toBe(true);
  taking.letGo();
  await taking.outcome;
  expect(await confirming).toMatchObject({
    code: expect.stringMatching(/place.closed|visit.on-leave/) as string,
  });
  expect((await live(held))?.state).toBe('pending');
});

/** The visits that are where and when they cannot be. */
const amiss = (ctx: Context) =>
  ctx.sql<{ id: string }>(`SELECT v.id FROM ${VISITS_AHEAD} WHERE ${inTrouble('$1')}`, [ctx.now]);
const MORNING = ['08:00', '08:30', '09:00', '09:30'];

/** Waits until work is done, or somebody waits for this transaction. */
async function doneOrHeldUp(ctx: Context, work: Promise<unknown>): Promise<void> {
  const state = { over: false };
  void work.finally(() => (state.over = true));
  const HELD_UP = `SELECT 1 FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND pg_backend_pid() = ANY(pg_blocking_pids(pid))`;
  while (!state.over && !(await ctx.sql(HELD_UP, [])).length) await pause(5);
}

test.each(away)(
  '10: while twelve book, %s, and whoever does it has seen every visit that it touches',
  async (_, take) => {
    const clinic = await buildClinic(app, { people: 3 });
    const people = await Promise.all(Array.from({ length: 12 }, () => clinic.patient()));
    const book = (from: number, to: number) =>
      people
        .slice(from, to)
        .map((person, n) =>
          person
            .do((ctx) =>
              bookVisit(ctx, { ...person.ask, day: friday.day, time: MORNING[n % 4] ?? '08:00' }),
            )
            .catch((error: unknown) => error),
        );
    const seen = new Set<string>();
    const early = book(0, 6);
    const gate = { open: (): void => undefined };
    const late = new Promise<void>((resolve) => (gate.open = resolve)).then(() =>
      Promise.all(book(6, 12)),
    );
    await asSystem(app, async (ctx) => {
      await take(ctx, clinic);
      for (const { id } of await amiss(ctx)) seen.add(id);
      gate.open();
      // Those who come now wait for it; if they did not, they would have booked unseen.
      await doneOrHeldUp(ctx, late);
    });
    for (const each of [...(await Promise.all(early)), ...(await late)])
      if (each instanceof Error)
        expect(each).toMatchObject({
          code: expect.stringMatching(
            /visit.slot-taken|visit.not-given|visit.on-leave|place.closed/,
          ) as string,
        });
    const left = await asSystem(app, amiss);
    expect(left.filter(({ id }) => !seen.has(id))).toEqual([]);
  },
);
