import { expect, onTestFinished, test } from 'vitest';
import { DomainError } from '#core/kernel/errors.js';
import {
  chooseWindow,
  dropPickup,
  findPickup,
  keep,
  pickupDays,
  quietTimes,
} from '#core/pickups/index.js';
import type { Pickup } from '#core/pickups/index.js';
import { asSystem, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';

const { app } = await testApp();

async function parcels(
  count: number,
  windowCapacity: number,
  { zone = 'Africa/Nairobi', ...lot }: { expiresOn?: string; zone?: string } = {},
): Promise<Pickup[]> {
  const site = await buildSite(app, { windowCapacity, zone });
  const medicine = await buildMedicine(app);
  const shelf = { siteId: site.id, productId: medicine.product.id };
  await buildStock(app, { ...shelf, ...lot, quantity: count });
  const kept: Pickup[] = [];
  for (let i = 0; i < count; i += 1) {
    const { course, contact } = await buildPatient(app, { site, medicines: [medicine] });
    const { id } = await asSystem(app, (ctx) =>
      keep(ctx, { course, siteId: site.id, contactId: contact.id }),
    );
    const pickup = await asSystem(app, (ctx) => findPickup(ctx, id));
    if (pickup) kept.push(pickup);
  }
  return kept;
}

test('days are open ones within a week, and the quietest half hours come first', async () => {
  const [first, second] = await parcels(2, 3);
  if (!first || !second) throw new Error('nothing kept');
  const days = await asSystem(app, (ctx) => pickupDays(ctx, first));
  expect(days).toEqual([
    '2027-03-03',
    '2027-03-04',
    '2027-03-05',
    '2027-03-06',
    '2027-03-08',
    '2027-03-09',
    '2027-03-10',
  ]);
  await asSystem(app, (ctx) => chooseWindow(ctx, first.id, { day: '2027-03-04', time: '08:00' }));
  const times = await asSystem(app, (ctx) => quietTimes(ctx, second, '2027-03-04'));
  expect(times.slice(0, 2)).toEqual(['08:30', '09:00']);
  expect(times.at(-1)).toBe('08:00');
});

test.each([
  {
    ...{ zone: 'Asia/Kathmandu', now: '2027-03-03T18:30:00Z', opens: '2027-03-04 08:00' },
    ...{ day: '2027-03-08', at: '2027-03-08T02:15:00Z', until: '2027-03-08T10:15:00Z' },
  },
  // On the Saturday before the clocks go forward, and on the Monday after.
  {
    ...{ zone: 'America/St_Johns', now: '2027-03-13T12:00:00Z', opens: '2027-03-13 09:00' },
    ...{ day: '2027-03-15', at: '2027-03-15T10:30:00Z', until: '2027-03-15T18:30:00Z' },
  },
])('days and half hours are those of the clock of $zone', async ({ zone, now, ...said }) => {
  await setClock(app, now);
  onTestFinished(() => setClock(app, '2027-03-03T06:30:00Z'));
  const [parcel, other] = await parcels(2, 1, { zone });
  if (!parcel || !other) throw new Error('nothing kept');
  const [first = ''] = await asSystem(app, (ctx) => pickupDays(ctx, parcel));
  const quiet = (day: string) => asSystem(app, (ctx) => quietTimes(ctx, other, day));
  expect(`${first} ${(await quiet(first))[0] ?? ''}`).toBe(said.opens);
  const to = { day: said.day, time: '08:00' };
  expect(await asSystem(app, (ctx) => chooseWindow(ctx, parcel.id, to))).toMatchObject({
    windowStart: new Date(said.at),
    until: new Date(said.until),
  });
  expect((await quiet(said.day)).slice(0, 2)).toEqual(['08:30', '09:00']);
});

test('many at once never fill a half hour past its capacity', async () => {
  const all = await parcels(10, 3);
  const outcomes = await Promise.allSettled(
    all.map(({ id }) =>
      asSystem(app, (ctx) => chooseWindow(ctx, id, { day: '2027-03-05', time: '10:00' })),
    ),
  );
  const refused = outcomes.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  );
  expect(refused).toEqual(Array(7).fill(new DomainError('pickup.window-full')));
});

test('a place that makes more or less room does so for half hours that are in use already', async () => {
  const [first, second, third] = await parcels(3, 1);
  if (!first || !second || !third) throw new Error('nothing kept');
  const move = ({ id }: Pickup) =>
    asSystem(app, (ctx) => chooseWindow(ctx, id, { day: '2027-03-05', time: '10:00' }));
  const room = (capacity: number) =>
    app.db.query('UPDATE sites SET window_capacity = $2 WHERE id = $1', {
      bind: [first.siteId, capacity],
    });
  const quiet = () => asSystem(app, (ctx) => quietTimes(ctx, third, '2027-03-05'));
  await move(first);
  await expect(move(second)).rejects.toThrow('pickup.window-full');
  expect(await quiet()).not.toContain('10:00');
  await room(3);
  expect(await quiet()).toContain('10:00');
  await move(second);
  await room(2);
  expect(await quiet()).not.toContain('10:00');
  await expect(move(third)).rejects.toThrow('pickup.window-full');
});

test('a parcel moved to another half hour gives the first one back, and waits until closing time', async () => {
  const [parcel] = await parcels(1, 1);
  if (!parcel) throw new Error('nothing kept');
  const move = (day: string, time: string) =>
    asSystem(app, (ctx) => chooseWindow(ctx, parcel.id, { day, time }));
  await move('2027-03-05', '10:00');
  const moved = await move('2027-03-08', '09:00');
  expect(moved.until.toISOString()).toBe('2027-03-08T13:00:00.000Z');
  const taken = await asSystem(app, (ctx) =>
    ctx.sql<{ taken: number }>(
      'SELECT taken FROM pickup_windows WHERE site_id = $1 ORDER BY start_at',
      [parcel.siteId],
    ),
  );
  expect(taken).toEqual([{ taken: 0 }, { taken: 1 }]);
  // The same once more is theirs already, however full it is; what ended has none.
  expect(await move('2027-03-08', '09:00')).toEqual(moved);
  await asSystem(app, (ctx) => dropPickup(ctx, parcel.id));
  await expect(move('2027-03-09', '09:00')).rejects.toThrow('pickup.wrong-state');
});

test('what may be collected later can be kept to the days from then on', async () => {
  const site = await buildSite(app);
  const medicine = await buildMedicine(app, { earlyDays: 2 });
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const { course } = await buildPatient(app, { medicines: [medicine], dueOn: '2027-03-10' });
  const days = await asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, siteId: site.id, contactId: null });
    const pickup = await findPickup(ctx, id);
    return pickup && pickupDays(ctx, pickup);
  });
  expect([days?.[0], days?.at(-1)]).toEqual(['2027-03-08', '2027-03-15']);
});

test('a day that is closed, past or outside the hours is refused', async () => {
  const [parcel] = await parcels(1, 1);
  if (!parcel) throw new Error('nothing kept');
  const move = (day: string, time: string) =>
    asSystem(app, (ctx) => chooseWindow(ctx, parcel.id, { day, time }));
  await expect(move('2027-03-07', '10:00')).rejects.toThrow('place.closed');
  await expect(move('2027-03-05', '16:00')).rejects.toThrow('place.closed');
  await expect(move('2027-03-02', '10:00')).rejects.toThrow('pickup.window-full');
});

test('a parcel is kept no longer than a week, and no longer than its lots cover the course', async () => {
  // Thirty days from 10 March end on 9 April.
  const [parcel] = await parcels(1, 1, { expiresOn: '2027-04-09' });
  const [lasting] = await parcels(1, 1);
  if (!parcel || !lasting) throw new Error('nothing kept');
  const move = ({ id }: Pickup, day: string) =>
    asSystem(app, (ctx) => chooseWindow(ctx, id, { day, time: '10:00' }));
  const times = ({ id }: Pickup, day: string) =>
    asSystem(app, async (ctx) => {
      const found = await findPickup(ctx, id);
      return found ? quietTimes(ctx, found, day) : [];
    });
  await expect(move(lasting, '2027-05-14')).rejects.toThrow('pickup.window-full');
  expect(await times(lasting, '2027-05-14')).toEqual([]);
  await move(lasting, '2027-03-10');
  await move(parcel, '2027-03-10');
  await setClock(app, '2027-03-08T06:30:00Z');
  expect(await times(lasting, '2027-03-11')).not.toEqual([]);
  expect(await times(parcel, '2027-03-11')).toEqual([]);
  await expect(move(parcel, '2027-03-11')).rejects.toThrow('pickup.window-full');
  await expect(
    app.db.query(`UPDATE pickups SET until = until + interval '3 days' WHERE id = $1`, {
      bind: [parcel.id],
    }),
  ).rejects.toThrow('do not cover the course');
});
