import { Client } from 'pg';
import { makeLog } from '#core/kernel/log.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { addDays, dayOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { settings } from '#core/kernel/settings.js';
import { bookVisit, deskVisits, freeDays, freeTimes } from '#core/visits/index.js';
import { buildApp } from '../src/app.js';
import type { Times } from './desk.js';
import { quantile } from './load.js';
import { benchKeys } from './shared.js';
import { unguarded } from './unguarded.js';

const WRITERS = 32;
const BOOKINGS = 2_000;
const LOOKS = 300;
/** Of a place. */
const PRACTITIONERS = 5;
/** From eight to four. */
const PER_DAY = 24;
const MINUTES = 20;
const AHEAD_DAYS = 28;
/** Of the days ahead, how many slots are taken. */
const TAKEN = 0.6;
/** Of the patients, how many have visits: the others book. */
const VISITORS = 0.9;
const system = { kind: 'system', name: 'bench' } as const;

/** Adds practitioners, their rosters and so many visits, past and ahead, to a filled database. */
export async function fillVisits(ownerUrl: string, visits: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await addRosters(client);
    await client.query('ALTER TABLE slots DROP CONSTRAINT slots_no_overlap');
    await unguarded(client, ['slots', 'visits', 'visit_events'], () => addVisits(client, visits));
    await client.query(
      `ALTER TABLE slots ADD CONSTRAINT slots_no_overlap EXCLUDE USING gist (
         staff_id WITH =, tstzrange(start_at, end_at) WITH &&) WHERE (taken > 0) DEFERRABLE`,
    );
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function addRosters(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO staff (id, email, name, role, every_site, key_id, created_at)
     SELECT gen_random_uuid(), 'visits-' || s.number || '-' || n || '@bench.example', 'bench', 'doctor',
            true, (SELECT id FROM data_keys LIMIT 1), now()
     FROM sites s, generate_series(1, ${PRACTITIONERS}) n`,
  );
  await client.query(
    `INSERT INTO rosters (id, staff_id, site_id, weekday, from_time, to_time, valid_from)
     SELECT gen_random_uuid(), w.id, s.id, d, '08:00', '16:00', current_date - 1000
     FROM sites s JOIN staff w ON w.email LIKE 'visits-' || s.number || '-%', generate_series(1, 7) d`,
  );
  await client.query(
    `INSERT INTO services (id, code, minutes) VALUES (gen_random_uuid(), 'bench-visits', ${MINUTES})`,
  );
}

/** The days ahead are partly full; the rest lie behind, as many days as it takes. Nairobi is three hours ahead of UTC all year. */
async function addVisits(client: Client, visits: number): Promise<void> {
  await client.query(
    `INSERT INTO slots (id, staff_id, site_id, service_id, start_at, end_at, capacity, taken)
     SELECT gen_random_uuid(), r.staff_id, r.site_id, s.id, at, at + interval '${MINUTES} minutes', 1, 1
     FROM (SELECT DISTINCT staff_id, site_id FROM rosters) r, services s,
       (SELECT (current_date + d)::timestamp + interval '5 hours' + n * interval '${MINUTES} minutes' AS at, d
        FROM generate_series(-400, ${AHEAD_DAYS}) d, generate_series(0, ${PER_DAY - 1}) n) t(local, d),
       LATERAL (SELECT (local || '+00')::timestamptz AS at) z
     WHERE s.code = 'bench-visits'
       AND (hashtext(r.staff_id || local::text) & 1023) < 1024 * $2::float8 * CASE WHEN d < 0 THEN 1 ELSE ${TAKEN} END
     ORDER BY d DESC LIMIT $1`,
    [visits, await takenOf(client)],
  );
  // Nobody twice a day: there are more visitors than slots taken of a day.
  await client.query(
    `WITH o AS (SELECT *, row_number() OVER (ORDER BY start_at, id) AS n FROM slots),
     p AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM patients),
     pairs AS (SELECT o.*, p.id AS patient FROM o JOIN p ON p.n = o.n % (SELECT ceil(count(*) * ${VISITORS})::int FROM patients))
     INSERT INTO visits (id, patient_id, service_id, site_id, slot_id, local_day, local_start, zone, minutes,
       start_at, end_at, state, ref, made_at, state_at)
     SELECT gen_random_uuid(), patient, service_id, site_id, id, (start_at + interval '3 hours')::date,
       (start_at + interval '3 hours')::time, 'Africa/Nairobi', ${MINUTES}, start_at, end_at,
       CASE WHEN start_at > now() THEN 'booked' ELSE 'fulfilled' END, 11 + n % 980, now(), now()
     FROM pairs`,
  );
}

/** Of the slots of a day, how many are taken at most, so that nobody who comes has two of them. */
async function takenOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ visitors: number; people: number }>(
    `SELECT (SELECT (count(*) * ${VISITORS})::int FROM patients) AS visitors,
            (SELECT count(DISTINCT staff_id)::int FROM rosters) AS people`,
  );
  const [{ visitors, people } = { visitors: 0, people: 1 }] = rows;
  const share = visitors / (people * PER_DAY);
  return share > 1 ? 1 : share / 2;
}

/** How long a booking takes beside 31 others, and a look at what is free and at a week of a place. */
export async function measureVisits(appUrl: string): Promise<Record<string, Times>> {
  const app = buildApp({
    databaseUrl: appUrl,
    config: { ...settings.parse({}), demo: true, LOG_LEVEL: 'silent' },
    keys: benchKeys,
    log: makeLog('silent'),
    queue: { add: () => Promise.resolve() },
    poolSize: WRITERS,
  });
  try {
    const clinic = await perform(app, system, clinicOf);
    const look = (work: (ctx: Context, n: number) => Promise<unknown>) => time(app, work, 2);
    const days = await look((ctx, n) => freeDays(ctx, askOf(clinic, n)));
    const times = await look((ctx, n) =>
      freeTimes(ctx, { ...askOf(clinic, n), day: dayAt(ctx, n) }),
    );
    const week = await look((ctx, n) => {
      const from = addDays(dayAt(ctx, 0), (n % 26) * 7 - 175);
      const { siteId } = askOf(clinic, n);
      return deskVisits(ctx, { siteId, from, to: addDays(from, 6) });
    });
    return {
      'free days': days,
      'free times': times,
      'a week of a place': week,
      booking: await bookings(app, clinic),
    };
  } finally {
    await app.db.close();
  }
}

interface Clinic {
  serviceId: Id<'Service'>;
  sites: Id<'Site'>[];
  patients: Id<'Patient'>[];
}

async function clinicOf(ctx: Context): Promise<Clinic> {
  const ids = async <T>(text: string) => (await ctx.sql<{ id: T }>(text, [])).map(({ id }) => id);
  const [serviceId] = await ids<Id<'Service'>>(
    `SELECT id FROM services WHERE code = 'bench-visits'`,
  );
  if (!serviceId) throw new Error('the bench has no service');
  const sites = await ids<Id<'Site'>>('SELECT id FROM sites ORDER BY number');
  // Those without a visit ahead.
  const patients = await ids<Id<'Patient'>>(
    `SELECT p.id FROM patients p WHERE NOT EXISTS (SELECT FROM visits v WHERE v.patient_id = p.id
       AND v.state = 'booked') LIMIT 5000`,
  );
  return { serviceId, sites, patients };
}

function askOf({ serviceId, sites, patients }: Clinic, n: number) {
  const [siteId, patientId] = [sites[n % sites.length], patients[n % patients.length]];
  if (!siteId || !patientId) throw new Error('the bench is empty');
  return { serviceId, siteId, patientId };
}

const dayAt = (ctx: Context, n: number) => addDays(dayOf(ctx.now, 'Africa/Nairobi'), 1 + (n % 27));

/** Runs looks, so many at once; the first tenth warm and do not count. */
async function time(
  app: App,
  work: (ctx: Context, n: number) => Promise<unknown>,
  atOnce: number,
): Promise<Times> {
  const took: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let n = next++; n < LOOKS; n = next++) {
        const at = performance.now();
        await perform(app, system, (ctx) => work(ctx, n));
        if (n > LOOKS / 10) took.push(performance.now() - at);
      }
    }),
  );
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

/** Thirty-two write at once, each time a place and a time of their own choice; who is too late for one is not counted. */
async function bookings(app: App, clinic: Clinic): Promise<Times> {
  const took: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let n = next++; n < BOOKINGS; n = next++) {
        const ask = askOf(clinic, n);
        const minute = 8 * 60 + ((n * 7) % PER_DAY) * MINUTES;
        const clock = [Math.floor(minute / 60), minute % 60];
        const at = clock.map((part) => String(part).padStart(2, '0')).join(':');
        const began = performance.now();
        const booked = await perform(app, system, (ctx) =>
          bookVisit(ctx, { ...ask, day: dayAt(ctx, n * 3), time: at }),
        ).catch((error: unknown) => {
          if (error instanceof DomainError) return null;
          throw error;
        });
        if (booked && n > BOOKINGS / 10) took.push(performance.now() - began);
      }
    }),
  );
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
