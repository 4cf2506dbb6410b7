import { entrySql, entryValues, record } from '../audit/index.js';
import { assertMay, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { pageOf } from '../kernel/page.js';
import { openTask } from '../tasks/index.js';
import { daysLeft } from './supply.js';

/** A running course by what is left of it; whose it is by the card alone. */
export interface SupplyRow {
  id: Id<'Course'>;
  patientId: Id<'Patient'>;
  publicRef: string;
  letter: string;
  /** The last day with supply; before the first handover the day before it is due. */
  runsOutOn: Day;
  daysLeft: number;
  /** Something is kept for it, or booked. */
  kept: boolean;
  /** Somebody is to call them. */
  called: boolean;
}

export interface SupplyAsk {
  siteId: Id<'Site'>;
  programmeId: Id<'Programme'> | null;
  /** Those that run out within so many days; all where it is null. */
  within: number | null;
  sort: 'daysLeft' | '-daysLeft';
  page: number;
  size: number;
}

/** A look goes no further than this, so that its count stays cheap: whoever comes later has time. */
const MOST = 10_000;

const RUNNING = (site: string) => `
  SELECT id, patient_id, runs_out_on FROM courses WHERE state = 'active' AND site_id ${site}
    AND ($2::uuid IS NULL OR programme_id = $2) AND ($3::date IS NULL OR runs_out_on < $3)`;

/** Who is in a ward gets there what they need; who has no usual place is on the list of each. */
const FOUND = (down: string) => `
  SELECT u.id, u.runs_out_on FROM (${RUNNING('= $1')} UNION ALL ${RUNNING('IS NULL')}) u
  JOIN patients p ON p.id = u.patient_id AND p.state = 'active' AND p.inpatient_since IS NULL
  ORDER BY u.runs_out_on ${down}, u.id ${down} LIMIT ${MOST}`;

const LIST = (down: string) => `
  WITH noted AS (${entrySql(6)}),
  found AS MATERIALIZED (${FOUND(down)})
  SELECT u.id, u.patient_id AS "patientId", p.public_ref AS "publicRef", u.letter,
         u.runs_out_on::text AS "runsOutOn", (SELECT count(*) FROM found)::int AS total,
         EXISTS (SELECT FROM pickups k WHERE k.course_id = u.id AND k.state IN ('held', 'ready')) AS kept,
         EXISTS (SELECT FROM tasks t WHERE t.patient_id = u.patient_id AND t.state = 'open'
                 AND t.kind = 'call-back') AS called
  FROM (SELECT id FROM found ORDER BY runs_out_on ${down}, id ${down} LIMIT $4 OFFSET $5) l
  JOIN courses u ON u.id = l.id JOIN patients p ON p.id = u.patient_id
  ORDER BY u.runs_out_on ${down}, p.public_ref, u.letter`;

/** One page of the running courses of a place by days of supply left, the fewest first (measure 3), with those of patients who have no usual place; at most the first ten thousand. */
export async function supplyList(
  ctx: Context,
  ask: SupplyAsk,
): Promise<{ rows: SupplyRow[]; total: number }> {
  assertMayAt(ctx.actor, 'supply.list', ask.siteId);
  const [site] = await ctx.sql<{ zone: string }>('SELECT zone FROM sites WHERE id = $1', [
    ask.siteId,
  ]);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  const today = dayOf(ctx.now, site.zone);
  const { within, programmeId } = ask;
  const list = LIST(ask.sort === '-daysLeft' ? 'DESC' : 'ASC');
  const { rows, total } = await pageOf(ask, (limit, offset) =>
    ctx.sql<Omit<SupplyRow, 'daysLeft'> & { total: number }>(list, [
      ...[ask.siteId, programmeId, within === null ? null : addDays(today, within)],
      ...[limit, offset],
      ...entryValues(ctx, 'supply.listed', { kind: 'site', id: ask.siteId }),
    ]),
  );
  return {
    rows: rows.map(({ total: _, ...row }) => ({
      ...row,
      daysLeft: daysLeft(row.runsOutOn, today),
    })),
    total,
  };
}

/** Asks somebody to call the patient of a course that runs out, once while such a task is open. */
export async function askToCall(ctx: Context, id: Id<'Course'>): Promise<void> {
  assertMay(ctx.actor, 'supply.list');
  const [course] = await ctx.sql<{
    patientId: Id<'Patient'>;
    siteId: Id<'Site'> | null;
    contactId: Id<'Contact'> | null;
    letter: string;
  }>(
    `SELECT u.patient_id AS "patientId", u.site_id AS "siteId", u.letter,
            (SELECT c.id FROM patient_contacts l JOIN contact_points c ON c.id = l.contact_id
             WHERE l.patient_id = u.patient_id AND l.confirmed AND c.state = 'verified'
             ORDER BY c.created_at DESC, c.id LIMIT 1) AS "contactId"
     FROM courses u WHERE u.id = $1 AND u.state = 'active'`,
    [id],
  );
  if (!course) throw new DomainError('not-found', { what: 'course' });
  const { siteId, patientId, contactId, letter } = course;
  if (siteId) assertMayAt(ctx.actor, 'supply.list', siteId);
  const about = { patientId, contactId, siteId, subjectId: patientId, priority: 4 } as const;
  await openTask(ctx, { kind: 'call-back', ...about, facts: { supply: letter } });
  await record(ctx, 'supply.call-asked', { kind: 'patient', id: patientId });
}
