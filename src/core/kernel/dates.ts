import { Temporal } from 'temporal-polyfill';

/** A calendar day, `2027-03-31`. */
export type Day = string;

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

/** The calendar day on which an instant falls in a time zone. */
export function dayOf(instant: Date, zone: string): Day {
  return zoned(instant, zone).toPlainDate().toString();
}

/** The wall time `16:30` of an instant in a time zone. */
export function timeOf(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The instant of a wall time; a time in a gap moves on, an ambiguous one takes the earlier offset (RFC 5545 §3.3.5). */
export function instantOf(day: Day, time: string, zone: string): Date {
  const local = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time });
  return new Date(local.epochMilliseconds);
}

/** The day `days` after (or, below zero, before) a day. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from one day to another; below zero when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** The weekday by ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** Whether the name is a time zone that the runtime knows (one zone database decides: the runtime's). */
export function isZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** An instant so many minutes later. */
export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
