import fc from 'fast-check';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Actor } from '#core/kernel/actor.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { addNumber } from '#core/patients/index.js';
import { livePickupsOf, markReady, pickupCode } from '#core/pickups/index.js';
import { closeDay, findSite, reopenDay } from '#core/sites/index.js';
import {
  bookVisit,
  collect,
  confirmVisit,
  dropVisit,
  holdSlot,
  lockPatient,
  moveVisit,
} from '#core/visits/index.js';
import { sweepVisits } from '#jobs/handlers/visits.js';
import { asSystem, testApp } from '../support/app.js';
import { buildMedicine, buildPatient, buildStock } from '../support/build.js';
import { buildClinic } from '../core/visits/clinic.js';
import { childApp } from './parts.js';
import { figure, patience, size } from './size.js';
import { emptyClinic, explain, sweep } from './t03-model.js';
import type { Clinic, Op, Told } from './t03-model.js';
import { withoutLocks } from './without-locks.js';

const CLIENTS = 20;
const PEOPLE = 10;
const UNITS = 8;
const DAYS = ['2027-03-04', '2027-03-05', '2027-03-08'];
const TIMES = ['09:00', '10:30'];
const rules = { capacity: 2, times: TIMES.length };

const patient = fc.nat({ max: PEOPLE - 1 });
const phone = fc.nat({ max: 1 });
const slot = fc.nat({ max: DAYS.length * TIMES.length - 1 });
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('hold', 'book'), patient, phone, slot }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move'), patient, phone, slot }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('confirm', 'drop'), patient, phone }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('cancel', 'expire', 'hand-over'), patient }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('close', 'reopen', 'reopen'),
      day: fc.nat({ max: DAYS.length - 1 }),
    }),
  },
);
/** What all clients ask for at once, one time after another. */
const history = (rounds: number) =>
  fc.array(fc.array(op, { minLength: CLIENTS, maxLength: CLIENTS }), {
    minLength: rounds,
    maxLength: rounds,
  });

/** A depot: visits at which one unit is given, and two practitioners who give it. */
async function depot(unguarded: boolean) {
  const { app: careful, databaseUrl, ownerUrl } = await testApp('2027-03-03T06:30:00Z');
  if (unguarded) await dropRules(ownerUrl);
  const app = childApp(databaseUrl);
  if (unguarded) withoutLocks(app);
  onTestFinished(() => app.db.close());
  /** A place with its people, empty. */
  const begin = async () => {
    const medicine = await buildMedicine(careful, { handover: 'on-site', earlyDays: 90 });
    const service = { programmeId: medicine.programme.id, horizonDays: 90 };
    const { site, serviceId } = await buildClinic(careful, { people: rules.capacity, service });
    const productId = medicine.product.id;
    await buildStock(careful, { siteId: site.id, productId, quantity: UNITS });
    const people: Person[] = [];
    for (let n = 0; n < PEOPLE; n += 1) people.push(await withTwoPhones(careful, medicine));
    return { app, siteId: site.id, serviceId, people };
  };
  return begin;
}

type Person = Awaited<ReturnType<typeof withTwoPhones>>;

async function withTwoPhones(app: App, medicine: Awaited<ReturnType<typeof buildMedicine>>) {
  const { patientId, contact } = await buildPatient(app, { medicines: [medicine] });
  const spare = {
    patientId,
    phone: `+${(lastSpare += 1)}`,
    language: 'en',
    level: 'COVERT',
  } as const;
  const other = await asSystem(app, (ctx) => addNumber(ctx, spare));
  return { patientId, phones: [contact.id, other] };
}

let lastSpare = 254_711_000_000;

type Depot = Awaited<ReturnType<Awaited<ReturnType<typeof depot>>>>;

async function dropRules(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`
    ALTER TABLE slots DROP CONSTRAINT slots_no_overlap, DROP CONSTRAINT slots_capacity;
    DROP INDEX visits_one_a_day, visits_one_hold, visits_ref, pickups_one_live;
    ALTER TABLE visits DROP CONSTRAINT visits_replaces_key`);
  await owner.end();
}

/** The visit that a client means: what its patient holds for some, what is booked for others. */
function meant(clinic: Clinic, each: Op): string | null {
  if ('day' in each) return null;
  const person = clinic.people[each.patient];
  if (!person) return null;
  if (each.do === 'confirm' || each.do === 'expire') return person.hold?.id ?? null;
  const next = nextOf(person.booked);
  // The desk is offered no cancelling of what is done.
  return !next || (each.do === 'cancel' && !next.kept) ? null : next.id;
}

/** What is still before them, else what is done. */
const nextOf = (booked: Clinic['people'][number]['booked']) =>
  booked.find(({ kept }) => kept) ?? booked[0];

/** What a client asks for: of which visit, and how that was when the client looked. */
interface Asked {
  each: Op;
  visit: string | null;
  rev: number | undefined;
}

async function ask(place: Depot, asked: Asked): Promise<Told> {
  const { each, visit } = asked;
  const answered = (answer: string, made: string | null = null): Told => {
    return { op: each, visit, answer, made };
  };
  try {
    const made = await perform(place.app, actorOf(place, each), (ctx) => act(ctx, place, asked));
    return answered(made === null ? 'none' : 'ok', made);
  } catch (error) {
    return answered(error instanceof DomainError ? error.code : `failed: ${String(error)}`);
  }
}

/** A patient on one of their phones, or else the desk. */
function actorOf({ people }: Depot, each: Op): Actor {
  const person = 'patient' in each ? people[each.patient] : undefined;
  const contactId = 'phone' in each ? person?.phones[each.phone] : undefined;
  if (!person || !contactId) return { kind: 'system', name: 'test' };
  return { kind: 'patient', contactId, patientIds: [person.patientId] };
}

const when = (n: number) => ({
  day: DAYS[Math.floor(n / TIMES.length)] ?? '',
  time: TIMES[n % TIMES.length] ?? '',
});

async function act(
  ctx: Context,
  { siteId, serviceId, people }: Depot,
  { each, visit, rev }: Asked,
): Promise<string | null> {
  if ('day' in each) return turn(ctx, siteId, each);
  const person = people[each.patient];
  if (!person) return null;
  const { patientId, phones } = person;
  if (each.do === 'hold' || each.do === 'book') {
    const contactId = phones[each.phone] ?? null;
    const wish = { patientId, serviceId, siteId, contactId, ...when(each.slot) };
    return (await (each.do === 'hold' ? holdSlot : bookVisit)(ctx, wish)).id;
  }
  const id = visit as Id<'Visit'> | null;
  if (id === null) return null;
  if (each.do === 'expire') return expire(ctx, id);
  if (each.do === 'hand-over') return handOver(ctx, { patientId, siteId, id });
  return (await change(ctx, id, { each, rev })).id;
}

/** The place closes a day, or opens it again. */
async function turn(
  ctx: Context,
  siteId: Id<'Site'>,
  { do: how, day: n }: Extract<Op, { day: number }>,
): Promise<string> {
  const day = DAYS[n] ?? '';
  await (how === 'close'
    ? closeDay(ctx, siteId, { day, reason: 'staff' })
    : reopenDay(ctx, siteId, day));
  return day;
}

type OfVisit = Extract<Op, { patient: number }>;

function change(
  ctx: Context,
  id: Id<'Visit'>,
  { each, rev }: { each: OfVisit; rev: number | undefined },
) {
  if (each.do === 'move') return moveVisit(ctx, id, when(each.slot));
  if (each.do === 'confirm') return confirmVisit(ctx, id);
  return dropVisit(ctx, id, each.do === 'cancel' ? rev : undefined);
}

/** Ten minutes go by for one hold, also for who began to answer it a moment ago. */
async function expire(ctx: Context, id: Id<'Visit'>): Promise<string | null> {
  const rows = await ctx.sql(
    `UPDATE visits SET hold_until = $2::timestamptz - interval '1 hour'
     WHERE id = $1 AND state = 'pending' AND hold_until > $2 RETURNING id`,
    [id, ctx.now],
  );
  return rows.length ? id : null;
}

async function handOver(
  ctx: Context,
  { patientId, siteId, id }: { patientId: Id<'Patient'>; siteId: Id<'Site'>; id: Id<'Visit'> },
): Promise<string | null> {
  // Parcels come after their patient in the order of locks, also where both acts are one.
  await lockPatient(ctx, patientId);
  const kept = (await livePickupsOf(ctx, patientId)).find(({ visitId }) => visitId === id);
  const site = await findSite(ctx, siteId);
  if (!kept || !site) return null;
  try {
    await markReady(ctx, kept.id);
  } catch (error) {
    // Another client was quicker.
    if (error instanceof DomainError && error.code === 'pickup.wrong-state') return null;
    throw error;
  }
  const done = await collect(ctx, { site, code: pickupCode(ctx.keys, kept), pickupId: kept.id });
  return 'refused' in done ? null : id;
}

/** What is there, in the model's words: which days are closed, who has what booked with what is kept for it, whose visit is done, who holds what, what is off and by whom. */
async function stands(app: App, { people, siteId }: Depot): Promise<string> {
  const [shelf] = await asSystem(app, (ctx) =>
    ctx.sql<{ units: number }>('SELECT on_hand AS units FROM stock_lots WHERE site_id = $1', [
      siteId,
    ]),
  );
  const visits = await asSystem(app, (ctx) =>
    ctx.sql<{ id: string; patient: Id<'Patient'>; how: string }>(
      `SELECT v.id, v.patient_id AS patient, CASE v.state WHEN 'pending' THEN 'held' WHEN 'fulfilled' THEN 'done'
         WHEN 'cancelled' THEN v.end_reason || CASE WHEN v.end_reason <> 'patient' THEN (
           SELECT ', told ' || count(*) FROM messages m WHERE m.subject_id = v.id) ELSE '' END
         ELSE (EXISTS (SELECT FROM pickups p WHERE p.visit_id = v.id AND p.state IN ('held', 'ready')))::text
         END AS how
       FROM visits v WHERE v.site_id = $1
         AND (v.state IN ('booked', 'fulfilled') OR v.end_reason IN ('patient', 'site', 'needs-reschedule') OR (v.state = 'pending' AND v.hold_until > $2))`,
      [siteId, ctx.now],
    ),
  );
  const shut = (await asSystem(app, (ctx) => findSite(ctx, siteId)))?.closures ?? [];
  const closed = DAYS.flatMap((day, n) => (shut.includes(day) ? [n] : []));
  const list = visits.map(({ id, patient: who, how }) => [
    people.findIndex(({ patientId }) => patientId === who),
    ...[id, how],
  ]);
  return JSON.stringify([closed, shelf?.units, list.map(String).sort()]);
}

function inWords({ people, units, closed }: Clinic): string {
  const list = people.flatMap(({ booked, off, hold }, n) => [
    ...off.map(({ id, by }) => [n, id, by === 'patient' ? by : `${by}, told 1`]),
    ...booked.map(({ id, kept }) => [n, id, kept ? 'true' : 'done']),
    ...(hold && !hold.over ? [[n, hold.id, 'held']] : []),
  ]);
  return JSON.stringify([closed, units, list.map(String).sort()]);
}

/** What the desk sees of each visit. */
async function seen({ app, siteId }: Depot): Promise<Map<string | null, number>> {
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ id: string; rev: number }>('SELECT id, rev FROM visits WHERE site_id = $1', [siteId]),
  );
  return new Map(rows.map(({ id, rev }) => [id, rev]));
}

/** Plays a history; throws at the first round that no order of its parts explains. */
async function playOut(begin: () => Promise<Depot>, rounds: readonly Op[][]): Promise<void> {
  const place = await begin();
  let clinic = emptyClinic(PEOPLE, UNITS);
  for (const round of rounds) {
    const revs = await seen(place);
    const asked = round.map((each) => ({ each, visit: meant(clinic, each) }));
    const told = await Promise.all(
      asked.map((one) => ask(place, { ...one, rev: revs.get(one.visit) })),
    );
    const there = await stands(place.app, place);
    const after = explain(clinic, told, { rules, fits: (each) => inWords(each) === there });
    if (!after) throw new Error(`no order explains ${JSON.stringify(told)}`);
    // Housekeeping takes off what a closed day leaves nowhere, and changes nothing else that a client could tell.
    await sweepVisits(place);
    clinic = sweep(after, rules);
    if (inWords(clinic) !== (await stands(place.app, place)))
      throw new Error('the sweep did otherwise than take off what cannot be');
  }
}

test(
  'T3: every history is one that a careful clerk could have written',
  { timeout: patience },
  async () => {
    const begin = await depot(false);
    const [numRuns, rounds] = [size(2, 25), size(5, 10)];
    const start = performance.now();
    await fc.assert(
      fc.asyncProperty(history(rounds), (parts) => playOut(begin, parts)),
      { numRuns, endOnFailure: true, seed: 3 },
    );
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    figure('T3', { operations: numRuns * rounds * CLIENTS, clients: CLIENTS, seconds });
  },
);

test(
  'T3 control: without the locks and the rules there is a history that nobody could have written',
  { timeout: patience },
  async () => {
    const begin = await depot(true);
    const found = await fc.check(
      fc.asyncProperty(history(4), (parts) => playOut(begin, parts)),
      { numRuns: 8, endOnFailure: true, seed: 3 },
    );
    figure('T3 control', { runs: found.numRuns });
    expect(found.failed).toBe(true);
  },
);
