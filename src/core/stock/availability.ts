import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { addDays, dayOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { Course } from '../patients/index.js';
import { handsOver, openDays } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { lasting } from './lock-lots.js';
import type { FreeUnits } from './lock-lots.js';

/** Fewer whole courses than this is `few`. */
const FEW = 3;
/** A count older than this many days is no longer trusted. */
const STALE_COUNT_DAYS = 7;
/** A hold may last this many days, so a lot must cover the course from then. */
const HOLD_DAYS = 7;

/** What one place can promise for one course. */
export interface Offer {
  site: Pick<OpenSite, 'id' | 'number' | 'zone'>;
  answer: 'yes' | 'few' | 'no';
  /** Whether it hands this course over at all. */
  serves: boolean;
  /** Whole courses of this patient's that may still be promised. */
  courses: number;
  /** When its shelf was last counted; null for never. */
  countedOn: Day | null;
}

interface Shelf extends Pick<OpenSite, 'hours' | 'closures'> {
  id: Id<'Site'>;
  number: number;
  zone: string;
  lots: FreeUnits[];
  safety: number;
  countedOn: Day | null;
  turnedAway: boolean;
  serves: boolean;
}

// Places and shelves in one statement: a turn waits for each answer of the database.
const SHELVES = `
  SELECT s.id, s.number, s.zone, s.hours,
         ARRAY(SELECT c.day::text FROM site_closures c WHERE c.site_id = s.id
               AND c.day BETWEEN $3::date - 1 AND $3::date + ${HOLD_DAYS + 1}) AS closures, h.counted_on::text AS "countedOn",
         h.turned_away_at IS NOT NULL AS "turnedAway", ${handsOver('s.id', '$2')} AS serves, coalesce(h.safety_stock, 0) AS safety,
         coalesce((SELECT json_agg(json_build_object('expiresOn', l.expires_on, 'free', l.on_hand - l.reserved))
                   FROM stock_lots l WHERE l.site_id = h.site_id AND l.product_id = h.product_id
                     AND l.state = 'approved' AND l.on_hand > l.reserved), '[]') AS lots
  FROM sites s LEFT JOIN stock_shelves h ON h.site_id = s.id AND h.product_id = $1
  WHERE s.active ORDER BY s.number`;

/**
 * What each place can promise for this patient's course: approved lots that cover it to its last day,
 * less what is reserved and the safety stock (domain invariant 2); nothing where it does not open for as long as it would
 * be kept. In the order of the places' numbers.
 */
export async function availability(ctx: Context, course: Course): Promise<Offer[]> {
  const shelves = await ctx.sql<Shelf>(SHELVES, [course.productId, course.id, ctx.now]);
  return shelves.map((shelf) => {
    const { id, number, zone, countedOn, serves } = shelf;
    const courses = serves ? Math.max(0, Math.floor(freeOf(ctx, shelf, course) / course.units)) : 0;
    const today = dayOf(ctx.now, zone);
    const trustedFrom = addDays(today, -STALE_COUNT_DAYS);
    const opens = openDays(shelf, today, 1).some((day) => day <= addDays(today, HOLD_DAYS));
    const answer = courses > 0 && opens ? answerOf(shelf, courses, trustedFrom) : 'no';
    return { site: { id, number, zone }, answer, serves, courses, countedOn };
  });
}

/** Units that may still be promised; below zero where the safety stock is more than there is. */
function freeOf(ctx: Context, { lots, safety, zone }: Shelf, course: Course): number {
  const usable = lasting(lots, lastUseDay(ctx, course, zone));
  return usable.reduce((sum, { free }) => sum + free, -safety);
}

/** The last day on which a parcel kept now, in the zone of its place, may still be taken; a lot must not expire before it. */
export function lastUseDay(
  ctx: Context,
  { daysSupply }: Pick<Course, 'daysSupply'>,
  zone: string,
): Day {
  return addDays(dayOf(ctx.now, zone), HOLD_DAYS + daysSupply);
}

function answerOf(shelf: Shelf, courses: number, trustedFrom: Day): 'yes' | 'few' {
  const { countedOn, turnedAway } = shelf;
  const stale = !countedOn || countedOn < trustedFrom;
  return courses < FEW || stale || turnedAway ? 'few' : 'yes';
}

/** The best other places first: yes before few, then the configured order; those that have none are left out. */
export function nextBest(offers: readonly Offer[], not: Id<'Site'> | null): Offer[] {
  const rank = { yes: 0, few: 1, no: 2 };
  return offers
    .filter(({ site, answer }) => site.id !== not && answer !== 'no')
    .sort((a, b) => rank[a.answer] - rank[b.answer] || a.site.number - b.site.number);
}
