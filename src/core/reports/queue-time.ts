import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { timeOf } from '../kernel/dates.js';
import { DAYS, daysOf, DURING, peopled, placesFor } from './report.js';
import type { ReportAsk } from './report.js';

/** Minutes from arrived to handed over, by place and half hour of arrival; null where few came. */
export interface QueueTime {
  place: number;
  /** Wall time at the place, `09:30`. */
  halfHour: string;
  people: number | null;
  median: number | null;
  p90: number | null;
}

interface Wait {
  place: number;
  zone: string;
  arrivedAt: Date;
  minutes: number;
}

const WAITS = `
  SELECT s.number AS place, s.zone, p.arrived_at AS "arrivedAt",
         extract(epoch FROM p.ended_at - p.arrived_at)::float / 60 AS minutes
  FROM pickups p JOIN sites s ON s.id = p.site_id ${DAYS('s.zone')}
  WHERE p.state = 'collected' AND p.arrived_at IS NOT NULL
    AND ($1::uuid[] IS NULL OR p.site_id = ANY($1)) AND ${DURING('p.ended_at')}
  LIMIT 200000`;

/** Time in the queue (measure 13). The runtime decides the half hour, for SQL never converts by a zone's name. */
export async function queueTime(ctx: Context, ask: ReportAsk): Promise<QueueTime[]> {
  assertMay(ctx.actor, 'report.read');
  const places = placesFor(ctx.actor, ask.siteId);
  const waits = await ctx.sql<Wait>(WAITS, [places, ...(await daysOf(ctx, ask))]);
  const groups = new Map<string, number[]>();
  for (const { place, zone, arrivedAt, minutes } of waits) {
    const key = `${place} ${halfHourOf(timeOf(arrivedAt, zone))}`;
    groups.set(key, [...(groups.get(key) ?? []), minutes]);
  }
  return [...groups].map(rowOf).sort(byPlaceAndTime);
}

const halfHourOf = (time: string): string =>
  `${time.slice(0, 2)}:${time.slice(3) < '30' ? '00' : '30'}`;

function rowOf([key, minutes]: [string, number[]]): QueueTime {
  const [place = '', halfHour = ''] = key.split(' ');
  const people = peopled(minutes.length);
  const at = (share: number) => (people === null ? null : quantile(minutes, share));
  return { place: Number(place), halfHour, people, median: at(0.5), p90: at(0.9) };
}

/** The value at or below which a share of the values lies (nearest rank), in whole minutes. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
}

const byPlaceAndTime = (a: QueueTime, b: QueueTime) =>
  a.place - b.place || a.halfHour.localeCompare(b.halfHour);
