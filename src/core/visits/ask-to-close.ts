import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf, timeOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { listSites, openOn } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { openTask } from '../tasks/index.js';

/** The morning after, as wall time at the place. */
const ASK_FROM = '07:00';

/** SQL for what the task about a day of a place is about; each day has its own. */
export const dayTask = (site: string, day: string): string =>
  `md5(${site}::text || ${day}::text)::uuid`;

// Whoever was expected and is not entered to the end, parcels whose time ended, and who is withheld from after so
// many days: those count only once they are entered.
const LEFT = `
  SELECT (SELECT count(*) FROM visits v WHERE v.site_id = s.id AND v.start_at >= $2 AND v.start_at < $3
            AND v.state IN ('booked', 'arrived', 'checked-in'))::int
       + (SELECT count(*) FROM pickups p WHERE p.site_id = s.id AND p.state IN ('held', 'ready')
            AND coalesce(p.missed_at, p.until) >= $2 AND coalesce(p.missed_at, p.until) < $3)::int
       + (SELECT count(*) FROM courses u JOIN programmes g ON g.id = u.programme_id
          WHERE $5 AND u.site_id = s.id AND u.state = 'active' AND NOT u.withheld AND u.due_on <= $4::date
            AND g.withhold_after_days IS NOT NULL)::int AS left,
         ${dayTask('s.id', '$4')} AS subject
  FROM sites s
  WHERE s.id = $1 AND NOT EXISTS (SELECT FROM site_days d WHERE d.site_id = s.id AND d.day = $4::date)
    AND NOT EXISTS (SELECT FROM tasks t WHERE t.kind = 'open-day'
                    AND t.subject_id = ${dayTask('s.id', '$4')})`;

/** Asks each place once by a task to enter yesterday to its end and to say so, where it did not although somebody was expected; until it does, nobody is called missed there. For the sweep; gives how many were asked. */
export async function askToCloseDays(ctx: Context): Promise<number> {
  let asked = 0;
  for (const site of await listSites(ctx)) {
    const { id, zone } = site;
    if (timeOf(ctx.now, zone) < ASK_FROM) continue;
    const day = addDays(dayOf(ctx.now, zone), -1);
    const asks = await leftOf(ctx, site, day);
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
  site: OpenSite,
  day: Day,
): Promise<{ left: number; subject: string } | null> {
  const midnight = (of: Day) => instantOf(of, '00:00', site.zone);
  const opened = openOn(site, day).length > 0;
  const asked = [site.id, midnight(day), midnight(addDays(day, 1)), day, opened];
  const [row] = await ctx.sql<{ left: number; subject: string }>(LEFT, asked);
  return row ?? null;
}
