import { record } from '../audit/index.js';
import { accountOf, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { closing } from '../pickups/index.js';
import { findSite } from '../sites/index.js';
import { cancelTask, finishTask } from '../tasks/index.js';
import { dayTask } from './ask-to-close.js';

/** Where a place stands with a day: who came and is not entered to the end, and whether it is closed. */
export interface SiteDay {
  day: Day;
  /** Parcels whose receiver was seen and that are not handed over, and visits that began and did not end. */
  left: number;
  closedAt: Date | null;
}

const LEFT = `
  SELECT (SELECT count(*) FROM pickups p WHERE p.site_id = $1 AND p.state IN ('held', 'ready')
            AND p.arrived_at >= $3 AND p.arrived_at < $4)::int
       + (SELECT count(*) FROM visits v WHERE v.site_id = $1 AND v.local_day = $2
            AND v.state IN ('arrived', 'checked-in'))::int AS left,
         (SELECT d.closed_at FROM site_days d WHERE d.site_id = $1 AND d.day = $2) AS "closedAt"`;

/** Where a place stands with a day. */
export async function siteDay(ctx: Context, siteId: Id<'Site'>, day: Day): Promise<SiteDay> {
  assertMayAt(ctx.actor, 'day.close', siteId);
  return look(ctx, siteId, day);
}

/**
 * Says that everything of a day is entered: from then on who did not come counts as missed. Closing twice is once.
 * Throws `day.not-over` before the place has closed that day, `day.not-entered` while someone who came is not entered.
 */
export async function closeSiteDay(ctx: Context, siteId: Id<'Site'>, day: Day): Promise<void> {
  assertMayAt(ctx.actor, 'day.close', siteId);
  // Whoever is being entered just now is waited for, and counted.
  await ctx.sql('SELECT pg_advisory_xact_lock(place_key($1))', [siteId]);
  const { left } = await look(ctx, siteId, day);
  const site = await findSite(ctx, siteId);
  const shut = site && closing(site, day);
  if (site && (day > dayOf(ctx.now, site.zone) || (shut && shut > ctx.now)))
    throw new DomainError('day.not-over');
  if (left) throw new DomainError('day.not-entered', { left });
  const made = await ctx.sql(
    `INSERT INTO site_days (site_id, day, closed_at, closed_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING day`,
    [siteId, day, ctx.now, accountOf(ctx.actor)],
  );
  if (!made.length) return;
  await record(ctx, 'place.day-entered', { kind: 'site', id: siteId, facts: { day } });
  await askThoseMissed(ctx, siteId, day);
  const [about] = await ctx.sql<{ subjectId: string }>(
    `SELECT ${dayTask('$1', '$2')} AS "subjectId"`,
    [siteId, day],
  );
  if (!about) return;
  const task = { kind: 'open-day', ...about } as const;
  if (accountOf(ctx.actor)) await finishTask(ctx, task, 'entered');
  else await cancelTask(ctx, task.kind, task);
}

/** Whom somebody called missed by hand is asked kindly from now on, as the others are. */
async function askThoseMissed(ctx: Context, siteId: Id<'Site'>, day: Day): Promise<void> {
  await ctx.sql(
    `INSERT INTO reminders_to_plan AS r (kind, subject_id, at)
     SELECT 'visit', v.id, now() FROM visits v
     WHERE v.site_id = $1 AND v.local_day = $2 AND v.state = 'noshow' AND v.missed_by IS NOT NULL
     ON CONFLICT (subject_id) DO UPDATE SET at = excluded.at`,
    [siteId, day],
  );
}

async function look(ctx: Context, siteId: Id<'Site'>, day: Day): Promise<SiteDay> {
  const [site] = await ctx.sql<{ zone: string }>('SELECT zone FROM sites WHERE id = $1', [siteId]);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  const from = instantOf(day, '00:00', site.zone);
  const to = instantOf(addDays(day, 1), '00:00', site.zone);
  const [row] = await ctx.sql<Omit<SiteDay, 'day'>>(LEFT, [siteId, day, from, to]);
  return { day, left: row?.left ?? 0, closedAt: row?.closedAt ?? null };
}
