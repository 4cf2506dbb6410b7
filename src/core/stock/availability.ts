import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { addDays, dayOf, daysBetween } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { Course } from '../patients/index.js';
import { listSites } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';

/** Fewer whole courses than this is `few`. */
const FEW = 3;
/** A count older than this many days is no longer trusted. */
const STALE_COUNT_DAYS = 7;
/** A hold may last this many days, so a lot must cover the course from then. */
const HOLD_DAYS = 7;

/** What one place can promise for one course. */
export interface Offer {
  site: OpenSite;
  answer: 'yes' | 'few' | 'no';
  /** Whole courses of this patient's that may still be promised. */
  courses: number;
  /** When its shelf was last counted; null for never. */
  countedOn: Day | null;
}

interface Shelf {
  siteId: Id<'Site'>;
  free: number;
  countedOn: Day | null;
  turnedAway: boolean;
}

const SHELVES = `
  SELECT h.site_id AS "siteId", h.counted_on::text AS "countedOn",
         h.turned_away_at IS NOT NULL AS "turnedAway",
         (coalesce(sum(l.on_hand - l.reserved), 0) - h.safety_stock)::int AS free
  FROM stock_shelves h
  LEFT JOIN stock_lots l ON l.site_id = h.site_id AND l.product_id = h.product_id
       AND l.state = 'approved' AND l.expires_on >= $2
  WHERE h.product_id = $1 GROUP BY h.site_id, h.product_id`;

/**
 * What each place can promise for this patient's course: approved lots that cover it to its last day,
 * less what is reserved and the safety stock (domain invariant 2). In the order of the places' numbers.
 */
export async function availability(ctx: Context, course: Course): Promise<Offer[]> {
  const sites = await listSites(ctx);
  const shelves = await ctx.sql<Shelf>(SHELVES, [course.productId, lastUseDay(ctx, course)]);
  const today = dayOf(ctx.now, ctx.config.DEFAULT_ZONE);
  return sites.map((site) => {
    const shelf = shelves.find(({ siteId }) => siteId === site.id);
    const courses = shelf ? Math.max(0, Math.floor(shelf.free / course.units)) : 0;
    const answer = shelf && courses > 0 ? answerOf(shelf, courses, today) : 'no';
    return { site, answer, courses, countedOn: shelf?.countedOn ?? null };
  });
}

/** The last day on which a parcel kept now may still be taken; a lot must not expire before it. */
export function lastUseDay(ctx: Context, { daysSupply }: Pick<Course, 'daysSupply'>): Day {
  return addDays(dayOf(ctx.now, ctx.config.DEFAULT_ZONE), HOLD_DAYS + daysSupply);
}

function answerOf(shelf: Shelf, courses: number, today: Day): 'yes' | 'few' {
  const { countedOn, turnedAway } = shelf;
  const stale = !countedOn || daysBetween(countedOn, today) > STALE_COUNT_DAYS;
  return courses < FEW || stale || turnedAway ? 'few' : 'yes';
}

/** The best other places first: yes before few, then the configured order; those that have none are left out. */
export function nextBest(offers: readonly Offer[], not: Id<'Site'> | null): Offer[] {
  const rank = { yes: 0, few: 1, no: 2 };
  return offers
    .filter(({ site, answer }) => site.id !== not && answer !== 'no')
    .sort((a, b) => rank[a.answer] - rank[b.answer] || a.site.number - b.site.number);
}
