import { record } from '../audit/index.js';
import { assertMay, assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { addDays } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockPatient } from './visit.js';
import { WHERE, wherePlaces } from './where.js';
import type { Where } from './where.js';

/** A kind of visit that a patient may book, as they know it: a letter of their card, never a name. */
export interface Kind {
  serviceId: Id<'Service'>;
  letter: string;
  /** Where it is booked when nothing is said; null where the patient has no usual place. */
  site: Where['usual'];
  /** Where it is booked until then instead, while the patient is away. */
  away: Where['away'];
  minutes: number;
  dueOn: Day | null;
  intervalDays: number | null;
  /** The course that is given at it, for a programme that is given on site. */
  courseId: Id<'Course'> | null;
  rev: number;
}

const KINDS = `
  SELECT k.service_id AS "serviceId", k.letter, s.minutes, k.interval_days AS "intervalDays",
         coalesce(u.due_on, k.due_on)::text AS "dueOn", u.id AS "courseId", k.rev, ${WHERE}
  FROM patient_services k
  JOIN services s ON s.id = k.service_id AND s.active
  JOIN patients p ON p.id = k.patient_id
  ${wherePlaces('$2')}
  LEFT JOIN LATERAL (
    SELECT c.id, c.due_on FROM courses c
    WHERE c.patient_id = k.patient_id AND c.programme_id = s.programme_id AND c.state = 'active'
    ORDER BY c.due_on, c.id LIMIT 1) u ON true
  WHERE k.patient_id = $1 AND (s.programme_id IS NULL OR u.id IS NOT NULL)
  ORDER BY k.letter`;

/** The kinds of visit that a patient may book, by letter. */
export async function kindsOf(ctx: Context, patientId: Id<'Patient'>): Promise<Kind[]> {
  assertMayFor(ctx.actor, patientId, 'visit.read');
  const rows = await ctx.sql<Omit<Kind, 'site'> & Where>(KINDS, [patientId, ctx.now]);
  return rows.map(({ usual, own: _, ...kind }) => ({ ...kind, site: usual }));
}

/** The service at whose visits a course is given on site, or null. */
export async function serviceForCourse(
  ctx: Context,
  courseId: Id<'Course'>,
): Promise<Id<'Service'> | null> {
  const [row] = await ctx.sql<{ id: Id<'Service'> }>(
    `SELECT s.id FROM services s JOIN courses c ON c.programme_id = s.programme_id
     WHERE c.id = $1 AND s.active`,
    [courseId],
  );
  return row?.id ?? null;
}

/** When a patient's service is due, and the earliest day of a course that is given at it; null where no day is said. */
export async function dueOf(
  ctx: Context,
  ask: {
    patientId: Id<'Patient'>;
    serviceId: Id<'Service'>;
    programmeId: Id<'Programme'> | null;
  },
): Promise<{ on: Day; earliest: Day | null } | null> {
  const [row] = await ctx.sql<{ on: Day | null; courseOn: Day | null; earlyDays: number | null }>(
    `SELECT (SELECT k.due_on::text FROM patient_services k
             WHERE k.patient_id = $1 AND k.service_id = $2) AS "on",
            u.due_on::text AS "courseOn", u.early_days AS "earlyDays"
     FROM (SELECT 1) one LEFT JOIN LATERAL (
       SELECT c.due_on, g.early_days FROM courses c JOIN programmes g ON g.id = c.programme_id
       WHERE c.patient_id = $1 AND c.programme_id = $3 AND c.state = 'active'
       ORDER BY c.due_on, c.id LIMIT 1) u ON true`,
    [ask.patientId, ask.serviceId, ask.programmeId],
  );
  const { on = null, courseOn = null, earlyDays } = row ?? {};
  if (courseOn) return { on: courseOn, earliest: addDays(courseOn, -(earlyDays ?? 0)) };
  return on ? { on, earliest: null } : null;
}

export interface GiveService {
  patientId: Id<'Patient'>;
  serviceId: Id<'Service'>;
  /** The next free letter when left out. */
  letter?: string | undefined;
  /** Null for the usual place. */
  siteId?: Id<'Site'> | null | undefined;
  intervalDays?: number | null | undefined;
  dueOn?: Day | null | undefined;
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Lets a patient book a kind of visit, or changes how; gives its letter. Throws `visit.letter-taken`. */
export async function giveService(ctx: Context, input: GiveService): Promise<string> {
  assertMay(ctx.actor, 'visit.book');
  const { patientId, serviceId } = input;
  if (!(await lockPatient(ctx, patientId))) throw new DomainError('patient.not-active');
  const rows = await ctx.sql<{ letter: string; serviceId: string }>(
    'SELECT letter, service_id AS "serviceId" FROM patient_services WHERE patient_id = $1',
    [patientId],
  );
  const taken = rows.filter((row) => row.serviceId !== serviceId).map(({ letter }) => letter);
  const own = rows.find((row) => row.serviceId === serviceId)?.letter;
  const letter = input.letter ?? own ?? LETTERS.find((free) => !taken.includes(free));
  if (!letter || taken.includes(letter)) throw new DomainError('visit.letter-taken');
  await ctx.sql(
    `INSERT INTO patient_services (patient_id, service_id, letter, site_id, interval_days, due_on)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (patient_id, service_id) DO UPDATE SET letter = excluded.letter,
       site_id = excluded.site_id, interval_days = excluded.interval_days, due_on = excluded.due_on,
       rev = patient_services.rev + 1`,
    [
      ...[patientId, serviceId, letter, input.siteId ?? null],
      ...[input.intervalDays ?? null, input.dueOn ?? null],
    ],
  );
  await record(ctx, 'patient.kind-given', { kind: 'patient', id: patientId, facts: { letter } });
  return letter;
}
