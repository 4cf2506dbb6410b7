import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { addDays } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { addService, bookVisit } from '#core/visits/index.js';
import { asSystem, testApp } from '../support/app.js';
import { buildClinic } from '../core/visits/clinic.js';
import { crowd, tally } from './crowd.js';
import { childApp } from './parts.js';
import { figure, patience, size } from './size.js';
import { withoutLocks } from './without-locks.js';

const HANDS = 16;
/** A Thursday and what follows; the clock stands on the Wednesday before. */
const FIRST = '2027-03-04';
const MINUTES = [10, 15, 20, 30, 45, 60];
/** Of the slots that are contended for, the last so many take more than one. */
const GROUPS = 2;
const GROUP = 3;

/** Numbers that look random and are the same at each run (a linear congruential generator, Numerical Recipes' constants). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const timeAt = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

interface Wish {
  patientId: Id<'Patient'>;
  serviceId: Id<'Service'>;
  day: string;
  time: string;
}

/** A place with practitioners and a service of each length. */
async function clinicOf(people: number, unguarded: boolean) {
  const { app: careful, ownerUrl, databaseUrl } = await testApp('2027-03-03T06:30:00Z');
  const { site } = await buildClinic(careful, { people });
  const services: { id: Id<'Service'>; minutes: number }[] = [];
  for (const minutes of MINUTES) {
    const service = { code: newId(), minutes, horizonDays: 200 };
    services.push({ id: await asSystem(careful, (ctx) => addService(ctx, service)), minutes });
  }
  const app = childApp(databaseUrl);
  onTestFinished(() => app.db.close());
  if (unguarded) {
    await dropRules(ownerUrl);
    withoutLocks(app);
  }
  const book = ({ patientId, serviceId, day, time }: Wish) =>
    asSystem(app, (ctx) =>
      bookVisit(ctx, { patientId, serviceId, siteId: site.id, day, time }),
    ).then(
      () => 'booked',
      (error: unknown) => (error instanceof DomainError ? error.code : 'failed'),
    );
  return { app, careful, services, book };
}

/** Pairs of one practitioner's slots that meet, slots with more than they hold, and slots whose count is wrong. */
async function faults(app: Awaited<ReturnType<typeof clinicOf>>['app']) {
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ overlaps: number; overfull: number; booked: number }>(
      `WITH live AS (
         SELECT o.id, o.staff_id, o.start_at, o.end_at, o.capacity, count(*)::int AS visits
         FROM slots o JOIN visits v ON v.slot_id = o.id AND v.state = 'booked' GROUP BY o.id)
       SELECT (SELECT count(*)::int FROM live a JOIN live b ON a.staff_id = b.staff_id AND a.id < b.id
                 AND a.start_at < b.end_at AND b.start_at < a.end_at) AS overlaps,
              (SELECT count(*)::int FROM live WHERE visits > capacity) AS overfull,
              (SELECT count(*)::int FROM visits WHERE state = 'booked') AS booked`,
      [],
    ),
  );
  const [stats] = await asSystem(app, (ctx) =>
    ctx.sql<{ deadlocks: number }>(
      'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
      [],
    ),
  );
  return { ...row, deadlocks: stats?.deadlocks };
}

async function dropRules(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    'ALTER TABLE slots DROP CONSTRAINT slots_no_overlap, DROP CONSTRAINT slots_capacity',
  );
  await owner.end();
}

async function overlapping(count: number, unguarded = false) {
  const { app, careful, services, book } = await clinicOf(5, unguarded);
  const people = await crowd(careful, count);
  const roll = dice(7);
  const days = Math.max(1, Math.round(count / 400));
  const wishes = people.map((patientId): Wish => {
    const service = services[roll(services.length)] ?? { id: newId<'Service'>(), minutes: 60 };
    const last = Math.floor((8 * 60) / service.minutes);
    const time = timeAt(8 * 60 + roll(last) * service.minutes);
    return { patientId, serviceId: service.id, day: addDays(FIRST, roll(days)), time };
  });
  const told = await tally(wishes, HANDS, book);
  return { told, ...(await faults(app)) };
}

async function contended(slots: number, contenders: number, unguarded = false) {
  const { app, careful, services, book } = await clinicOf(1, unguarded);
  const people = await crowd(careful, slots * contenders);
  const alone = services.find(({ minutes }) => minutes === 30)?.id ?? newId<'Service'>();
  const group = { code: newId(), minutes: 30, horizonDays: 200, capacity: GROUP };
  const together = await asSystem(careful, (ctx) => addService(ctx, group));
  const wishes = people.map((patientId, n): Wish => {
    const slot = Math.floor(n / contenders);
    const serviceId = slot < slots - GROUPS ? alone : together;
    const weekdays = [0, 1, 2, 4, 5, 6, 7, 8];
    const day = addDays(FIRST, weekdays[Math.floor(slot / 16)] ?? 9);
    return { patientId, serviceId, day, time: timeAt(8 * 60 + (slot % 16) * 30) };
  });
  const told = await tally(wishes, HANDS, book);
  return { told, room: slots + GROUPS * (GROUP - 1), ...(await faults(app)) };
}

test('T2: random visits that overlap never meet', { timeout: patience }, async () => {
  const visits = size(500, 10_000);
  const start = performance.now();
  const { told, overlaps, overfull, deadlocks, booked } = await overlapping(visits);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const found = { overlaps: overlaps ?? -1, overfull: overfull ?? -1, deadlocks: deadlocks ?? -1 };
  figure('T2', { visits, booked: booked ?? -1, ...found, seconds });
  expect(found).toEqual({ overlaps: 0, overfull: 0, deadlocks: 0 });
  expect(told['failed']).toBeUndefined();
  expect(told['booked']).toBe(booked);
  expect(booked).toBeGreaterThan(visits / 20);
});

test(
  'T2: of many contenders for a slot as many win as it takes, one or three, and none deadlocks',
  { timeout: patience },
  async () => {
    const [slots, contenders] = [size(10, 100), 50];
    const start = performance.now();
    const { told, room, overlaps, overfull, deadlocks } = await contended(slots, contenders);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    figure('T2 contended', { slots, contenders, booked: told['booked'] ?? 0, seconds });
    // None holds too many, so each holds what it takes.
    expect(told).toEqual({ booked: room, 'visit.slot-taken': slots * contenders - room });
    expect({ overlaps, overfull, deadlocks }).toEqual({ overlaps: 0, overfull: 0, deadlocks: 0 });
  },
);

test(
  'T2 control: without the lock and the rules of the database they meet',
  { timeout: patience },
  async () => {
    const some = await overlapping(size(150, 1_000), true);
    const slots = size(3, 20);
    const many = await contended(slots, 50, true);
    figure('T2 control', { overlaps: some.overlaps ?? 0, slots, booked: many.told['booked'] ?? 0 });
    expect(some.overlaps).toBeGreaterThan(0);
    expect(many.told['booked']).toBeGreaterThan(many.room);
  },
);
