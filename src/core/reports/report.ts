import { placesOf } from '../kernel/actor.js';
import type { Actor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { todays } from '../sites/index.js';

/** What a report is asked for: some days, and one place or all of the person's. */
export interface ReportAsk {
  from: Day;
  to: Day;
  siteId: Id<'Site'> | null;
}

/** Fewer people than this are not counted out (measures, "Cells under 5 are suppressed"). */
const SMALL = 5;

/** A number of people, or null where it is so small that it could point at someone; none at all is no one. */
export const peopled = (count: number): number | null =>
  count > 0 && count < SMALL ? null : count;

/** The places of a report as a parameter: null for all there are. */
export function placesFor(actor: Actor, siteId: Id<'Site'> | null): readonly Id<'Site'>[] | null {
  const own = placesOf(actor);
  if (!siteId) return own;
  return own && !own.includes(siteId) ? [] : [siteId];
}

/** The zone by whose clock a report is read: that of its places where they share one, else the deployment's. */
export async function zoneFor(ctx: Context, siteId: Id<'Site'> | null): Promise<string> {
  const [zone, another] = await ctx.sql<{ zone: string }>(
    'SELECT DISTINCT zone FROM sites WHERE $1::uuid[] IS NULL OR id = ANY($1) LIMIT 2',
    [placesFor(ctx.actor, siteId)],
  );
  return zone && !another ? zone.zone : ctx.config.DEFAULT_ZONE;
}

/** SQL that joins the days of a report by the clock of a zone: what `daysOf` gives stands at `$2`, `$3` and `$4`. */
export const DAYS = (zone: string) =>
  `JOIN unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS days(zone, from_at, to_at) ON days.zone = ${zone}`;
/** SQL for an instant that is within them. */
export const DURING = (at: string) => `${at} >= days.from_at AND ${at} < days.to_at`;

/** The days of a report from midnight to midnight, in each zone that has a place and in the deployment's: zones, beginnings and ends. */
export async function daysOf(
  ctx: Context,
  { from, to }: ReportAsk,
): Promise<[string[], Date[], Date[]]> {
  const zones = [...new Set([...Object.keys(await todays(ctx)), ctx.config.DEFAULT_ZONE])];
  const midnights = (day: Day) => zones.map((zone) => instantOf(day, '00:00', zone));
  return [zones, midnights(from), midnights(addDays(to, 1))];
}
