import type { Day } from '../kernel/dates.js';
import { addDays, weekdayOf } from '../kernel/dates.js';
import type { OpenSite } from './list-sites.js';
import type { Hours } from './site.js';

type Opening = Pick<OpenSite, 'hours' | 'closures'>;

/** The opening spans of a place on a day, `[["08:00", "16:00"]]`; none where it is closed. */
export function openOn(site: Opening, day: Day): readonly (readonly [string, string])[] {
  if (site.closures.includes(day)) return [];
  return site.hours[String(weekdayOf(day))] ?? [];
}

/** The next `count` days from `first` on which the place opens, looking at most 60 days ahead. */
export function openDays(site: Opening, first: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let ahead = 0; ahead < 60 && days.length < count; ahead += 1) {
    const day = addDays(first, ahead);
    if (openOn(site, day).length) days.push(day);
  }
  return days;
}

/** How long a window for pickups is. */
export const WINDOW_MINUTES = 30;

/** The half hours that begin inside the opening spans of a day, `['08:00', '08:30', …]`. */
export function halfHours(site: OpenSite, day: Day): string[] {
  return openOn(site, day).flatMap(([from, to]) => {
    const starts: string[] = [];
    for (
      let minute = minutesOf(from);
      minute + WINDOW_MINUTES <= minutesOf(to);
      minute += WINDOW_MINUTES
    )
      starts.push(wallTime(minute));
    return starts;
  });
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Whether hours can be kept: ISO weekdays, each with spans in order that do not meet. */
export function areHours(hours: Hours): boolean {
  return Object.entries(hours).every(
    ([weekday, spans]) =>
      /^[1-7]$/.test(weekday) &&
      spans.flat().every((time) => TIME.test(time)) &&
      spans.flat().every((time, i, times) => i === 0 || time > (times[i - 1] ?? '')),
  );
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function wallTime(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
