import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { keepStay, toldHelper, zoneOf } from '../patients/index.js';
import { findSite } from '../sites/index.js';
import { earliestDay, holdUntil, livePickupsOf, lotsCover, tellReady } from '../pickups/index.js';
import type { Pickup } from '../pickups/index.js';
import { excuseAll, lockPatient } from '../visits/index.js';

/**
 * Marks a patient as an inpatient, or as home again. Inside, what comes due is muted and what is kept for them waits; at
 * home again, what was parked is kept as if it had been asked for now, and reminded of anew. Marking twice is once.
 */
export async function markInpatient(
  ctx: Context,
  patientId: Id<'Patient'>,
  inside: boolean,
): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  await assertMayOpen(ctx, patientId, 'details');
  await lockPatient(ctx, patientId);
  if (!inside) await endStay(ctx, patientId);
  const rows = await ctx.sql(
    `UPDATE patients SET inpatient_since = $2, rev = rev + 1
     WHERE id = $1 AND state = 'active' AND (inpatient_since IS NOT NULL) <> $3 RETURNING id`,
    [patientId, inside ? ctx.now : null, inside],
  );
  if (!rows.length) return assertThere(ctx, patientId);
  if (!inside) await unpark(ctx, patientId);
  const action = inside ? 'patient.admitted' : 'patient.discharged';
  await record(ctx, action, { kind: 'patient', id: patientId });
}

// What was due moves by the days of the stay, and with it the time that something is kept for.
const SHIFT = `
  WITH due AS (
    SELECT u.id, u.due_on AS was,
           u.due_on + ($3::date - greatest(u.due_on, $2::date)) AS due_on
    FROM courses u
    WHERE u.patient_id = $1 AND u.state IN ('active', 'on-hold') AND u.due_on < $3::date),
  kept AS (
    UPDATE pickups k SET cycle_on = due.due_on FROM due
    WHERE k.course_id = due.id AND k.cycle_on = due.was AND k.state IN ('held', 'ready'))
  UPDATE courses u SET due_on = due.due_on FROM due WHERE u.id = due.id`;

// Days in a ward are supplied there, so what was at home when a stay began is there when it ends (measure 1).
const LASTS = `
  UPDATE courses SET supplied_through = supplied_through + ($3::date - $2::date)
  WHERE patient_id = $1 AND state IN ('active', 'on-hold') AND supplied_through >= $2::date`;

/** Nothing that went by during a stay was missed, and no supply was used up. */
async function endStay(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const [stay] = await ctx.sql<{ since: Date | null }>(
    'SELECT inpatient_since AS since FROM patients WHERE id = $1',
    [patientId],
  );
  if (!stay?.since) return;
  await excuseAll(ctx, patientId);
  const zone = await zoneOf(ctx, patientId);
  const [from, to] = [dayOf(stay.since, zone), dayOf(ctx.now, zone)];
  await keepStay(ctx, patientId, { from, to });
  await ctx.sql(SHIFT, [patientId, from, to]);
  await ctx.sql(LASTS, [patientId, from, to]);
}

async function assertThere(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const rows = await ctx.sql(`SELECT 1 FROM patients WHERE id = $1 AND state = 'active'`, [
    patientId,
  ]);
  if (!rows.length) throw new DomainError('patient.not-active');
}

/**
 * Holds that would end sooner last as long as new ones, and are reminded of anew; what is kept for a visit ends with its
 * day. Of what is ready they are told until when, or that it became so meanwhile.
 */
async function unpark(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  for (const pickup of await livePickupsOf(ctx, patientId)) {
    const { id, state, rev } = pickup;
    const next = await longerUntil(ctx, pickup);
    const tells = state === 'ready' && (next !== null || (await isUntold(ctx, pickup)));
    if (next) await keepAnew(ctx, id, next);
    if (next || tells) await ctx.sql('UPDATE pickups SET rev = rev + 1 WHERE id = $1', [id]);
    if (tells) await tellReady(ctx, { ...pickup, until: next ?? pickup.until, rev: rev + 1 });
  }
}

async function keepAnew(ctx: Context, id: Id<'Pickup'>, until: Date): Promise<void> {
  await ctx.sql(
    'UPDATE pickups SET until = $2, missed_at = NULL, why = NULL, why_at = NULL WHERE id = $1',
    [id, until],
  );
  ctx.later('pickup.lapse', { pickupId: id }, until);
}

/** Until when a hold is kept that begins anew now; null where it lasts as long, or cannot. */
async function longerUntil(ctx: Context, pickup: Pickup): Promise<Date | null> {
  if (pickup.visitId) return null;
  const site = await findSite(ctx, pickup.siteId);
  const next = site && holdUntil(site, ctx.now, earliestDay(pickup));
  if (!next || next <= pickup.until) return null;
  return (await lotsCover(ctx, pickup, dayOf(next, pickup.zone))) ? next : null;
}

/** Whether its patient has yet to hear of it, or their helper where it was kept by no number. */
async function isUntold(ctx: Context, { id, patientId, contactId }: Pickup): Promise<boolean> {
  if (!contactId && !(await toldHelper(ctx, patientId))) return false;
  const rows = await ctx.sql(
    `SELECT 1 FROM messages WHERE kind = $2 AND subject_id = $1
       AND state IN ('due', 'sending', 'in-doubt', 'sent', 'delivered')`,
    [id, contactId ? 'ready' : 'ready-helper'],
  );
  return rows.length === 0;
}
