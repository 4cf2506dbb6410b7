import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Visit } from './visit.js';

/** Notes that a patient said that they will come to a booked visit; saying it again changes nothing. Throws `not-allowed` for whom it is not theirs. */
export async function sayComing(ctx: Context, { id, patientId }: Visit): Promise<void> {
  assertMayFor(ctx.actor, patientId, 'visit.book');
  const noted = await ctx.sql(
    `UPDATE visits SET coming_at = $2 WHERE id = $1 AND state = 'booked' AND coming_at IS NULL
     RETURNING id`,
    [id, ctx.now],
  );
  if (noted.length) await record(ctx, 'visit.coming', { kind: 'visit', id });
}
