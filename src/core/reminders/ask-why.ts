import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { schedule, soon, stepRev } from '../outbox/index.js';
import { findPickup, isEntered } from '../pickups/index.js';
import { lockPatient } from '../visits/index.js';
import { isAskedAlike } from './asked-alike.js';

/** Three days after the end of its window. */
const ASK_AFTER = `interval '3 days'`;

const UNASKED = `
  SELECT p.id FROM pickups p
  WHERE p.state = 'ready' AND p.sought_at IS NULL AND p.why IS NULL AND p.missed_at <= $1::timestamptz - ${ASK_AFTER} AND p.until > $1
    AND NOT EXISTS (SELECT FROM messages m WHERE m.subject_id = p.id AND m.kind = 'why' AND m.made_at >= p.missed_at)
  ORDER BY random() LIMIT $2`;

/** Parcels that were kept on and whose patients are to be asked why, for the sweep; in no order, as those whose place has not entered that day wait. */
export async function unaskedPickups(ctx: Context, limit: number): Promise<Id<'Pickup'>[]> {
  const rows = await ctx.sql<{ id: Id<'Pickup'> }>(UNASKED, [ctx.now, limit]);
  return rows.map(({ id }) => id);
}

/** Asks why nobody came, once, and only where the place has entered that day. Safe to run at any time; true when it is asked. */
export async function askWhy(ctx: Context, id: Id<'Pickup'>): Promise<boolean> {
  const pickup = await findPickup(ctx, id);
  if (pickup?.state !== 'ready' || !pickup.missedAt || pickup.why || pickup.sought) return false;
  const { siteId, zone, missedAt, patientId, contactId, rev, until } = pickup;
  if (!(await isEntered(ctx, { siteId, zone, until: missedAt }))) return false;
  await lockPatient(ctx, patientId);
  if (await isAskedAlike(ctx, 'why', { patientId, subjectId: id })) return false;
  const dueAt = soon(ctx);
  const about = { patientId, contactId, subjectId: id, rev: stepRev(rev, 0) };
  return schedule(ctx, { kind: 'why', ...about, dueAt, usefulUntil: until });
}
