import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

/** Where and until when somebody could have come. */
export interface Ended {
  siteId: Id<'Site'>;
  zone: string;
  until: Date;
}

/** A place that closed none of so many days is taken to close none. */
const HABIT_DAYS = 14;

/**
 * Whether a place has entered all handovers of the day on which a time ended, so that who did not come is told apart
 * from what was not entered.
 */
export async function isEntered(ctx: Context, { siteId, zone, until }: Ended): Promise<boolean> {
  const entered = await enteredOf(ctx, { siteId, zone }, [dayOf(until, zone)]);
  return entered.length > 0;
}

/**
 * Of these days, in order, those of which a place has entered all handovers. A place that closes its days is waited
 * for; one that never does is taken to have entered a day two hours after it is over.
 */
export async function enteredOf(
  ctx: Context,
  { siteId, zone }: Omit<Ended, 'until'>,
  days: readonly Day[],
): Promise<Day[]> {
  const [first] = days;
  if (!first) return [];
  const rows = await ctx.sql<{ day: Day }>(
    'SELECT day::text AS day FROM site_days WHERE site_id = $1 AND day >= $2 ORDER BY day',
    [siteId, addDays(first, -HABIT_DAYS)],
  );
  const closed = new Set(rows.map(({ day }) => day));
  const last = rows.at(-1)?.day ?? '';
  return days.filter((day) => {
    if (closed.has(day) || last >= addDays(day, -HABIT_DAYS)) return closed.has(day);
    return instantOf(addDays(day, 1), '02:00', zone) <= ctx.now;
  });
}
