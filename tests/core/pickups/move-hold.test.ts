import { expect, test } from 'vitest';
import {
  chooseWindow,
  keep,
  findPickup,
  holdsToMove,
  markReady,
  moveHold,
  touchedHolds,
} from '#core/pickups/index.js';
import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import {
  changeSite,
  closeDay,
  readSite,
  serveProgrammes,
  setSiteState,
} from '#core/sites/index.js';
import { changeProgramme, pageOfProgrammes } from '#core/medicines/index.js';
import { touchedAtPlace, touchedByProgramme } from '#core/visits/index.js';
import { recallLot } from '#core/stock/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { change, tasksAbout } from '../reminders/scheduled.js';
import { testService } from '../../support/service.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';

const service = await testService();
const { app } = service;

/** One patient with a parcel kept at one of two places that have it. */
async function kept({ ready = false, there = 5, expiresOn = '2028-12-31' } = {}) {
  const [site, other] = [await buildSite(app), await buildSite(app)];
  const medicine = await buildMedicine(app);
  const productId = medicine.product.id;
  await buildStock(app, { siteId: site.id, productId, quantity: 5, lotNumber: 'ONE', expiresOn });
  if (there) await buildStock(app, { siteId: other.id, productId, quantity: there });
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { course, contact } = person;
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: contact.id }),
  );
  if (ready) await asSystem(app, (ctx) => markReady(ctx, id));
  await service.drain();
  const pickup = () => asSystem(app, (ctx) => findPickup(ctx, id));
  const texts = () =>
    service.twilio.accepted.filter(({ to }) => to === person.address).map(({ body }) => body);
  return { site, other, productId, programmeId: medicine.programme.id, person, id, pickup, texts };
}

/** By the sweep alone, as where every nudge was lost. */
const move = () => {
  service.jobs.length = 0;
  return service.sweep();
};

test('closing a day keeps what was kept to it for longer, gives its half hour back and offers another day', async () => {
  const { site, id, pickup, texts } = await kept();
  const touched = await asSystem(app, (ctx) => touchedHolds(ctx, site.id, '2027-03-05'));
  expect(touched).toMatchObject({ total: 1, holds: [{ id, state: 'held' }] });
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: '2027-03-05', reason: 'staff' }));
  await move();
  expect((await pickup())?.until.toISOString()).toBe('2027-03-06T13:00:00.000Z');
  expect(texts().at(-1)).toContain(
    `sorry, place ${site.number} is closed then. Kept for you until Sat 6 Mar, 4pm.\n1 Other day`,
  );
  expect(await asSystem(app, (ctx) => holdsToMove(ctx, { siteId: null, limit: 9 }))).toEqual([]);
  expect((await asSystem(app, (ctx) => touchedHolds(ctx, site.id, '2027-03-05'))).total).toBe(0);
});

test('closing a place puts its parcels back and offers another place that has it', async () => {
  const { site, other, person, id, pickup, texts } = await kept();
  const { rev } = await asSystem(app, (ctx) => readSite(ctx, site.id));
  await asSystem(app, (ctx) => setSiteState(ctx, site.id, { rev, state: 'closed' }));
  await move();
  expect((await pickup())?.state).toBe('released');
  expect(await asSystem(app, (ctx) => moveHold(ctx, id))).toBe('stays');
  expect(texts().at(-1)).toContain(
    `place ${site.number} can no longer keep yours. Place ${other.number} has it.\n1 Keep it there`,
  );
  expect(await service.sms(person.address, '1')).toContain(`Kept for you at place ${other.number}`);
});

type Made = Awaited<ReturnType<typeof kept>>;

const recall = (ctx: Context, { productId }: Made) =>
  recallLot(ctx, { productId, lotNumber: 'ONE' });

test.each([
  [
    'its place is closed',
    {},
    (ctx: Context, { site }: Made) => setSiteState(ctx, site.id, { rev: 1, state: 'closed' }),
  ],
  [
    'its day is closed',
    {},
    (ctx: Context, { site }: Made) =>
      closeDay(ctx, site.id, { day: '2027-03-05', reason: 'staff' as const }),
  ],
  ['what was made up is recalled, and made anew', { ready: true, more: 5 }, recall],
  ['what was made up is recalled, and there is no more', { ready: true }, recall],
] as const)(
  'who cannot be texted is called where %s: nothing is lost silently',
  async (_, { more = 0, ...facts }: { more?: number; ready?: boolean }, happens) => {
    const made = await kept(facts);
    const { site, productId, person, texts } = made;
    if (more) await buildStock(app, { siteId: site.id, productId, quantity: more });
    await change(app, `UPDATE contact_points SET state = 'stopped' WHERE id = $1`, [
      person.contact.id,
    ]);
    const before = texts().length;
    await asSystem<unknown>(app, (ctx) => happens(ctx, made));
    await move();
    expect(await tasksAbout(app, person.patientId)).toEqual(['call-back']);
    expect(texts()).toHaveLength(before);
  },
);

test('what was made up is recalled and there is no more here: its patient is offered another place, and told once', async () => {
  const made = await kept({ ready: true });
  await asSystem(app, (ctx) => recall(ctx, made));
  await move();
  const { site, other, texts, pickup } = made;
  expect((await pickup())?.state).toBe('released');
  const told = texts().filter((text) => text.includes('can no longer keep yours'));
  expect(told).toEqual([
    expect.stringContaining(`place ${site.number} can no longer keep yours. Place ${other.number}`),
  ]);
});

test('a half hour that the place gives up is given back; the parcel is kept to the end of that day all the same', async () => {
  const { site, id, pickup, texts } = await kept();
  await asSystem(app, (ctx) => chooseWindow(ctx, id, { day: '2027-03-10', time: '08:00' }));
  const { number, privateName, zone, windowCapacity, posterWord, rev } = await asSystem(
    app,
    (ctx) => readSite(ctx, site.id),
  );
  const facts = { number, privateName, zone, windowCapacity, posterWord, rev };
  const late = Object.fromEntries(
    ['1', '2', '3', '4', '5', '6'].map((day) => [day, [['10:00', '16:00'] as const]]),
  );
  await asSystem(app, (ctx) => changeSite(ctx, site.id, { ...facts, hours: late }));
  await move();
  expect(await pickup()).toMatchObject({
    ...{ state: 'held', windowStart: null, until: new Date('2027-03-10T13:00:00Z') },
  });
  expect(texts().at(-1)).toContain('Kept for you until Wed 10 Mar, 4pm.');
  const [window] = await asSystem(app, (ctx) =>
    ctx.sql('SELECT taken FROM pickup_windows WHERE site_id = $1', [site.id]),
  );
  expect(window).toEqual({ taken: 0 });
});

test('moving is safe at any time, by many at once', async () => {
  const { site, id, texts } = await kept();
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: '2027-03-05', reason: 'holiday' }));
  // Eight connections are open before the race begins.
  await Promise.all(
    Array.from({ length: 8 }, () => asSystem(app, (ctx) => ctx.sql('SELECT pg_sleep(0.1)', []))),
  );
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => asSystem(app, (ctx) => moveHold(ctx, id))),
  );
  expect(outcomes.filter((each) => each === 'another-day')).toHaveLength(1);
  await service.drain();
  expect(texts().filter((text) => text.includes('is closed'))).toHaveLength(1);
});

test('hours that are given up, and a programme that is taken away, name the parcels first and move them', async () => {
  const { site, other, id, pickup, texts, programmeId } = await kept();
  const { number, privateName, zone, hours, windowCapacity, posterWord, rev } = await asSystem(
    app,
    (ctx) => readSite(ctx, site.id),
  );
  const facts = { number, privateName, zone, windowCapacity, posterWord };
  const changed = (from: number, friday: [string, string][]) => (ctx: Context) =>
    changeSite(ctx, site.id, { ...facts, rev: from, hours: { ...hours, '5': friday } });
  const foretold = (change: (ctx: Context) => Promise<void>) =>
    asSystem(app, (ctx) => touchedAtPlace(ctx, site.id, () => change(ctx)));
  const short = changed(rev, [['08:00', '12:00']]);
  expect((await foretold(short)).holds).toMatchObject({ total: 1, holds: [{ id }] });
  await asSystem(app, short);
  await move();
  expect((await pickup())?.until.toISOString()).toBe('2027-03-05T09:00:00.000Z');
  expect(texts().at(-1)).toContain(`place ${site.number} is closed then. Kept for you until Fri`);
  const gone = changed(rev + 1, []);
  expect((await foretold(gone)).holds).toMatchObject({ total: 1, holds: [{ id }] });
  await asSystem(app, gone);
  expect((await foretold(changed(rev + 2, []))).holds.total).toBe(0);
  await move();
  expect((await pickup())?.until.toISOString()).toBe('2027-03-06T13:00:00.000Z');

  const not = { rev: rev + 2, not: [programmeId] };
  const serve = (ctx: Context) => serveProgrammes(ctx, site.id, not);
  expect((await foretold(serve)).holds).toMatchObject({ total: 1, holds: [{ id }] });
  await asSystem(app, serve);
  await move();
  expect((await pickup())?.state).toBe('released');
  expect(texts().at(-1)).toContain(`Place ${other.number} has it.\n1 Keep it there`);
});

test('a place that a programme names no more names its parcels first and gives them up', async () => {
  const { site, other, id, pickup, texts, programmeId } = await kept();
  const { rows } = await asSystem(app, (ctx) =>
    pageOfProgrammes(ctx, { page: 1, size: 100, down: false }),
  );
  const programme = rows.find((row) => row.id === programmeId);
  if (!programme) throw new Error('No programme.');
  const named = (sites: Id<'Site'>[], more: number) => (ctx: Context) =>
    changeProgramme(ctx, programmeId, {
      ...{ ...programme, rev: programme.rev + more, places: 'named', sites },
    });
  const foretold = (change: (ctx: Context) => Promise<void>) =>
    asSystem(app, (ctx) => touchedByProgramme(ctx, programmeId, () => change(ctx)));
  const both = named([site.id, other.id], 0);
  expect((await foretold(both)).holds.total).toBe(0);
  await asSystem(app, both);
  const one = named([other.id], 1);
  expect((await foretold(one)).holds).toMatchObject({ total: 1, holds: [{ id }] });
  await move();
  expect((await pickup())?.state).toBe('held');
  await asSystem(app, one);
  await service.drain();
  expect((await pickup())?.state).toBe('released');
  expect(texts().at(-1)).toContain(`Place ${other.number} has it.\n1 Keep it there`);
});

test('what its lots would not last for is not kept to a later day, but goes back', async () => {
  // Thirty days from 10 March end on 9 April.
  const { site, id, pickup, texts } = await kept({ expiresOn: '2027-04-09' });
  const shut = async (...days: string[]) => {
    for (const day of days)
      await asSystem(app, (ctx) => closeDay(ctx, site.id, { day, reason: 'staff' }));
    await move();
  };
  await asSystem(app, (ctx) => chooseWindow(ctx, id, { day: '2027-03-10', time: '08:00' }));
  await setClock(app, '2027-03-09T06:30:00Z');
  await shut('2027-03-10');
  expect((await pickup())?.state).toBe('released');
  expect(texts().at(-1)).toContain(`place ${site.number} can no longer keep yours.`);
});
