import { placesOf } from '../kernel/actor.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

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

/** The days of a report, from midnight to midnight in the deployment's zone, as SQL on an instant; its parameters stand at `$1` (places), `$2` and `$3`. */
export const DURING = (at: string) => `${at} >= $2 AND ${at} < $3`;
