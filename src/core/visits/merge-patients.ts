import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { mergePatients as joinRecords } from '../patients/index.js';
import { lockPatient } from './visit.js';
import { changeCourse } from './with-parcel.js';

// Of a product that both have, one course goes on: one that rests or is withheld, so that nobody is handed what was
// stopped for a reason; then one of which something is kept; then that of the record that stays.
const DOUBLED = `
  SELECT id, rev FROM (
    SELECT u.id, u.rev, row_number() OVER (PARTITION BY u.product_id ORDER BY
             (u.state = 'on-hold' OR u.withheld) DESC,
             EXISTS (SELECT FROM pickups p WHERE p.course_id = u.id AND p.state IN ('held', 'ready')) DESC,
             u.patient_id = $2 DESC) AS place
    FROM courses u WHERE u.patient_id IN ($1, $2) AND u.state IN ('active', 'on-hold')) each
  WHERE place > 1 ORDER BY id`;

/** What was handed over for the one is supply of the other. */
const SUPPLY = `
  UPDATE courses u SET supplied_through = greatest(u.supplied_through, o.supplied_through),
         due_on = greatest(u.due_on, o.due_on), rev = u.rev + 1
  FROM courses o WHERE o.id = ANY($1) AND o.supplied_through IS NOT NULL AND u.patient_id = o.patient_id
    AND u.product_id = o.product_id AND u.state IN ('active', 'on-hold')`;

/** Joins a double to the record that stays. Of a product that both have the other course stops as it does at the desk: what is kept of it goes back, its visits go, and its patient is told. */
export async function mergePatients(
  ctx: Context,
  pair: { doubleId: Id<'Patient'>; intoId: Id<'Patient'> },
): Promise<void> {
  assertMay(ctx.actor, 'patient.merge');
  const both = [pair.doubleId, pair.intoId];
  // In the order of their ids, so that two merges never wait for each other.
  for (const id of both.toSorted()) await lockPatient(ctx, id);
  const doubled = await ctx.sql<{ id: Id<'Course'>; rev: number }>(DOUBLED, both);
  for (const { id, rev } of doubled)
    await changeCourse(ctx, id, { rev, state: 'stopped', reason: 'entered-in-error' });
  await joinRecords(ctx, pair);
  await ctx.sql(SUPPLY, [doubled.map(({ id }) => id)]);
}
