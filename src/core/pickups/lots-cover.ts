import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Pickup } from './pickup.js';

/** Domain invariant 2: whether its lots last until the course's last day, taken on the last day of the hold. */
export async function lotsCover(ctx: Context, pickup: Pickup, last: Day): Promise<boolean> {
  const covered = await coveredTo(ctx, pickup);
  return covered === null || last <= covered;
}

/** The last day on which a parcel may be taken so that its lots last until the course's last day; null where it holds no lots. */
export async function coveredTo(ctx: Context, { id }: Pickup): Promise<Day | null> {
  const [row] = await ctx.sql<{ day: Day | null }>(
    `SELECT min(o.expires_on - u.days_supply)::text AS day FROM pickups p
     JOIN courses u ON u.id = p.course_id
     JOIN pickup_lines l ON l.pickup_id = p.id AND l.live JOIN stock_lots o ON o.id = l.lot_id
     WHERE p.id = $1`,
    [id],
  );
  return row?.day ?? null;
}
