import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { dropPickup, findPickup } from '../pickups/index.js';
import type { Pickup, Why } from '../pickups/index.js';
import { openTask } from '../tasks/index.js';

/**
 * Takes in why a parcel was not collected: it stays kept, or goes back kindly, or staff are asked to look at the
 * record; nobody is deregistered by it. Null where the question has closed.
 */
export async function answerWhy(ctx: Context, id: Id<'Pickup'>, why: Why): Promise<Pickup | null> {
  const pickup = await findPickup(ctx, id);
  if (!pickup) return null;
  const { patientId, siteId } = pickup;
  assertMayFor(ctx.actor, patientId, 'pickup.prepare');
  const noted = await ctx.sql(
    `UPDATE pickups SET why = $2, why_at = $3 WHERE id = $1 AND state = 'ready' AND missed_at IS NOT NULL
     RETURNING id`,
    [id, why, ctx.now],
  );
  if (!noted.length) return null;
  await record(ctx, 'pickup.why', { kind: 'pickup', id, facts: { why } });
  if (why === 'enough' || why === 'elsewhere') await dropPickup(ctx, id);
  if (why === 'elsewhere' || why === 'moved')
    await openTask(ctx, {
      kind: 'records',
      patientId,
      siteId,
      subjectId: patientId,
      facts: { why },
    });
  return pickup;
}
