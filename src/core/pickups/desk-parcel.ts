import { may } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { listSites, todays } from '../sites/index.js';
import { promisable, standIns } from '../stock/index.js';
import { earliestDay } from './earliest-day.js';
import { moreDays } from './extend-pickup.js';
import { obstacleOf } from './hand-over.js';
import type { Obstacle } from './hand-over.js';
import { isLive } from './pickup.js';
import type { PickupState } from './pickup.js';

/** Minutes of a window, after which who has not come is late. */
export const WINDOW_MINUTES = 30;

/** What is in a parcel and whose it is, for who prepares it or checks identity. */
export interface Contents {
  /** The patient's public reference, as on the wallet card. */
  ref: string;
  letter: string;
  product: string;
  unit: string;
  units: number;
  /** Where the units are taken from, what expires first on top. */
  lots: { lotNumber: string; expiresOn: Day; quantity: number }[];
  /** Where it cannot be filled from this place: what is there and may stand in for it, if its prescriber says so; else null. */
  standIns: string[] | null;
}

/**
 * Why the programme withholds it: doses were missed and the prescriber has not decided, they decided that it stays so,
 * the course rests, or it ended.
 */
export type WithheldWhy = 'missed-days' | 'withheld' | 'on-hold' | 'stopped';

/** How far the text about it came. */
export type Told = 'nobody' | 'waiting' | 'sent' | 'failed';

/** A parcel as the desk sees it. */
export interface DeskParcel {
  id: Id<'Pickup'>;
  siteId: Id<'Site'>;
  zone: string;
  parcel: number;
  state: PickupState;
  windowStart: Date | null;
  /** Its window is over and nobody came. */
  late: boolean;
  until: Date;
  arrivedAt: Date | null;
  endedAt: Date | null;
  /** When its patient said that they are coming after all. */
  comingAt: Date | null;
  /** What the programme has against handing it over today, and from when it may be. */
  obstacle: Obstacle | null;
  /** Null, too, for who works by the parcel's number alone. */
  why: WithheldWhy | null;
  from: Day;
  proxyAllowed: boolean;
  /** The patient said that somebody else will come. */
  announced: boolean;
  /** How many helpers are named in the patient's record. */
  helpers: number;
  extended: boolean;
  /** It is ready, but its patient was told that it is not there. */
  sought: boolean;
  /** By how many open days it can be kept longer. */
  moreDays: number;
  told: Told;
  rev: number;
  contents: Contents | null;
}

interface Row
  extends Omit<DeskParcel, 'late' | 'obstacle' | 'from' | 'moreDays' | 'contents'>, Contents {
  visitId: Id<'Visit'> | null;
  coveredTo: Day | null;
  dueOn: Day;
  earlyDays: number;
  withheld: boolean;
}

const TODAY = `($2::jsonb ->> s.zone)::date`;

// Units that were set apart and not made up yet, or a parcel that the place ended: and the shelf has not enough others.
const SHORT = `
  (p.state IN ('held', 'ready') AND EXISTS (
     SELECT FROM pickup_lines l JOIN stock_lots o ON o.id = l.lot_id
     WHERE l.pickup_id = p.id AND l.live AND o.state <> 'approved')
   OR p.state = 'released' AND p.end_reason = 'site')
  AND ${promisable('p.site_id', 'u.product_id', TODAY)} < p.units`;

const SELECT = `
  SELECT p.id, p.site_id AS "siteId", s.zone, p.parcel, p.state, p.window_start AS "windowStart",
         p.until, p.arrived_at AS "arrivedAt", p.ended_at AS "endedAt", p.rev,
         CASE WHEN p.why = 'coming' THEN p.why_at END AS "comingAt",
         p.issue > 1 AS announced,
         (SELECT count(*)::int FROM helpers h WHERE h.patient_id = p.patient_id AND h.ended_at IS NULL) AS helpers,
         p.extended_at IS NOT NULL AS extended,
         p.state = 'ready' AND p.sought_at IS NOT NULL AS sought, p.visit_id AS "visitId", g.proxy_allowed AS "proxyAllowed",
         g.early_days AS "earlyDays", u.due_on::text AS "dueOn",
         u.withheld OR u.state <> 'active' AS withheld,
         CASE WHEN u.state = 'on-hold' THEN 'on-hold' WHEN u.state <> 'active' THEN 'stopped'
              WHEN NOT u.withheld THEN NULL
              WHEN EXISTS (SELECT FROM tasks k WHERE k.subject_id = u.id AND k.kind = 'withheld' AND k.state = 'open')
              THEN 'missed-days' ELSE 'withheld' END AS why,
         n.public_ref AS ref, u.letter, m.code AS product, m.unit, p.units,
         ARRAY(SELECT json_build_object('lotNumber', o.lot_number, 'expiresOn', o.expires_on, 'quantity', l.quantity)
               FROM pickup_lines l JOIN stock_lots o ON o.id = l.lot_id
               WHERE l.pickup_id = p.id ORDER BY o.expires_on, o.received_at, o.id) AS lots,
         CASE WHEN ${SHORT} THEN ${standIns('p.site_id', 'u.product_id', TODAY)} END AS "standIns",
         CASE WHEN p.contact_id IS NULL THEN 'nobody'
              WHEN t.state IN ('due', 'sending', 'in-doubt') THEN 'waiting'
              -- Cleared where another text told of it.
              WHEN t.state IN ('sent', 'delivered', 'cleared') THEN 'sent'
              WHEN t.state IS NULL THEN 'waiting' ELSE 'failed' END AS told,
         (SELECT min(o.expires_on - u.days_supply)::text FROM pickup_lines l JOIN stock_lots o ON o.id = l.lot_id
          WHERE l.pickup_id = p.id AND l.live) AS "coveredTo"
  FROM pickups p
  JOIN sites s ON s.id = p.site_id
  JOIN patients n ON n.id = p.patient_id
  JOIN courses u ON u.id = p.course_id
  JOIN programmes g ON g.id = u.programme_id
  JOIN products m ON m.id = u.product_id
  LEFT JOIN LATERAL (SELECT state FROM messages WHERE kind = 'ready' AND subject_id = p.id
                     ORDER BY rev DESC LIMIT 1) t ON true
  WHERE p.id = ANY($1) ORDER BY array_position($1, p.id)`;

/** Parcels by id, in that order; without their contents unless `whole`. */
export async function deskParcels(
  ctx: Context,
  ids: readonly Id<'Pickup'>[],
  { whole }: { whole: boolean },
): Promise<DeskParcel[]> {
  if (!ids.length) return [];
  const rows = await ctx.sql<Row>(SELECT, [ids, JSON.stringify(await todays(ctx))]);
  const sites = await listSites(ctx);
  const told = may(ctx.actor, 'pickup.details');
  return rows.map((row) => {
    const { dueOn, earlyDays, withheld, ref, letter, product, unit, units, lots, ...others } = row;
    const { standIns: instead, visitId, coveredTo, ...rest } = others;
    const site = sites.find(({ id }) => id === row.siteId);
    return {
      ...rest,
      late: isLate(row, ctx.now),
      moreDays: moreDays(site, { ...rest, visitId }, coveredTo),
      why: told ? row.why : null,
      obstacle: obstacleOf({ dueOn, earlyDays, withheld }, dayOf(ctx.now, row.zone)),
      from: earliestDay({ dueOn, earlyDays }),
      contents: whole ? { ref, letter, product, unit, units, lots, standIns: instead } : null,
    };
  });
}

function isLate(row: Row, now: Date): boolean {
  const { windowStart } = row;
  return isLive(row) && windowStart !== null && addMinutes(windowStart, WINDOW_MINUTES) < now;
}
