import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf, timeOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

/** The morning after, as wall time at the place. */
const ASK_FROM = '07:00';

/** SQL for what the task about a day of a place is about; each day has its own. */
export const dayTask = (site: string, day: string): string =>
  `md5(${site}::text || ${day}::text)::uuid`;

// Whoever was expected and is not entered to the end, and parcels whose time ended.
const LEFT = `
  SELECT (SELECT count(*) FROM visits v WHERE v.site_id = s.id AND v.start_at >= $2 AND v.start_at < $3
            AND v.state IN ('booked', 'arrived', 'checked-in'))::int
       + (SELECT count(*) FROM pickups p WHERE p.site_id = s.id AND p.state IN ('held', 'ready')
            AND coalesce(p.missed_at, p.until) >= $2 AND coalesce(p.missed_at, p.until) < $3)::int AS left,
         ${dayTask('s.id', '$4')} AS subject
  FROM sites s
  WHERE s.id = $1 AND NOT EXISTS (SELECT FROM site_days d WHERE d.site_id = s.id AND d.day = $4::date)
    AND NOT EXISTS (SELECT FROM tasks t WHERE t.kind = 'open-day'
                    AND t.subject_id = ${dayTask('s.id', '$4')})`;

/** Asks each place once by a task to enter yesterday to its end and to say so, where it did not although somebody was expected; until it does, nobody is called missed there. For the sweep; gives how many were asked. */
export async function askToCloseDays(ctx: Context): Promise<number> {
  const sites = await ctx.sql<{ id: Id<'Site'>; zone: string }>(
    'SELECT id, zone FROM sites WHERE active',
    [],
  );
  let asked = 0;
  for (const { id, zone } of sites) {
    if (timeOf(ctx.now, zone) < ASK_FROM) continue;
    const day = addDays(dayOf(ctx.now, zone), -1);
    const asks = await leftOf(ctx, { id, zone, day });
    if (!asks?.left) continue;
    await openTask(ctx, {
      ...{ kind: 'open-day', siteId: id, subjectId: asks.subject, priority: 4 },
      facts: { day, left: asks.left },
    });
    asked += 1;
  }
  return asked;
}

async function leftOf(
  ctx: Context,
  { id, zone, day }: { id: Id<'Site'>; zone: string; day: Day },
): Promise<{ left: number; subject: string } | null> {
  const [row] = await ctx.sql<{ left: number; subject: string }>(LEFT, [
    ...[id, instantOf(day, '00:00', zone), instantOf(addDays(day, 1), '00:00', zone), day],
  ]);
  return row ?? null;
}
