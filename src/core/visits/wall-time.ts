import { Temporal } from 'temporal-polyfill';
import type { Day } from '../kernel/dates.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A stretch of wall time on one day, `['08:00', '12:30']`; the end is not part of it. */
export type Span = readonly [string, string];

/** A stretch that can be booked: its wall time, and the instants that this is in its zone. */
export interface Stretch {
  time: string;
  startAt: Date;
  endAt: Date;
}

/** The instant of a wall time; null in a gap, the earlier one of an ambiguous time (domain invariant 26). */
export function wallInstant(day: Day, time: string, zone: string): Date | null {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(time);
  const at = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return at.toPlainDateTime().equals(wall) ? new Date(at.epochMilliseconds) : null;
}

/**
 * The stretches of so many minutes that follow each other inside the spans of a day. A wall time in a gap is
 * none, and neither is one during which the clock is changed.
 */
export function stretchesOf(
  { day, zone }: { day: Day; zone: string },
  spans: readonly Span[],
  minutes: number,
): Stretch[] {
  const place = dayIn(day, zone);
  return spans.flatMap(([from, to]) => {
    const found: Stretch[] = [];
    for (let at = minuteOf(from); at + minutes <= minuteOf(to); at += minutes) {
      const startAt = place(at, minutes);
      if (!startAt) continue;
      const endAt = new Date(startAt.getTime() + minutes * MINUTE_MS);
      found.push({ time: timeAt(at), startAt, endAt });
    }
    return found;
  });
}

/** Where a stretch of a day begins, by its minute of wall time. A day of 24 hours needs the zone but once. */
function dayIn(day: Day, zone: string): (minute: number, minutes: number) => Date | null {
  const date = Temporal.PlainDate.from(day);
  const first = date.toZonedDateTime(zone);
  const next = date.add({ days: 1 }).toZonedDateTime(zone);
  const begin = first.epochMilliseconds;
  if (
    next.epochMilliseconds - begin === DAY_MS &&
    first.offsetNanoseconds === next.offsetNanoseconds
  )
    return (minute) => new Date(begin + minute * MINUTE_MS);
  return (minute, minutes) => {
    const startAt = wallInstant(day, timeAt(minute), zone);
    if (!startAt) return null;
    const last = startAt.getTime() + minutes * MINUTE_MS - 1;
    return offsetAt(startAt.getTime(), zone) === offsetAt(last, zone) ? startAt : null;
  };
}

function offsetAt(epochMs: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).offsetNanoseconds;
}

/** The part of some spans that lies inside others; both are in order. */
export function meet(some: readonly Span[], others: readonly Span[]): Span[] {
  return some.flatMap(([from, to]) =>
    others.flatMap(([open, shut]) => {
      const [a, b] = [from > open ? from : open, to < shut ? to : shut];
      return a < b ? [[a, b] as const] : [];
    }),
  );
}

/** The minute of the day. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function timeAt(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Times of a day, those nearest to one of them first. */
export function byNearness(times: readonly string[], near: string): string[] {
  const from = (time: string) => Math.abs(minuteOf(time) - minuteOf(near));
  return [...times].sort((one, other) => from(one) - from(other) || (one < other ? -1 : 1));
}
