import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Visit } from './visit.js';

/** Throws `visit.same-day` where a patient has a live visit on that day beside one. */
export async function assertOneADay(
  ctx: Context,
  { patientId, day }: Pick<Visit, 'patientId' | 'day'>,
  beside: Id<'Visit'>,
): Promise<void> {
  const [same] = await ctx.sql<{ id: string; ref: number }>(
    `SELECT id, ref FROM visits WHERE patient_id = $1 AND local_day = $2 AND id <> $3 AND NOT override
       AND state IN ('booked', 'arrived', 'checked-in')`,
    [patientId, day, beside],
  );
  if (same) throw new DomainError('visit.same-day', { visit: same.id, ref: same.ref });
}
