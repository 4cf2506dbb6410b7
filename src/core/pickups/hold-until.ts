import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { openDays, openOn } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';

/** Open days that a parcel is kept when no time was chosen. */
const DEFAULT_OPEN_DAYS = 3;

/** The end of a hold: closing time of the third open day from now (today counts while it is still open). */
export function holdUntil(site: OpenSite, now: Date): Date | null {
  const today = dayOf(now, site.zone);
  const left = closing(site, today);
  const first = left && left > now ? today : addDays(today, 1);
  const day = openDays(site, first, DEFAULT_OPEN_DAYS).at(-1);
  return day ? closing(site, day) : null;
}

/** When a place closes on a day; null where it does not open. */
export function closing(site: OpenSite, day: Day): Date | null {
  const last = openOn(site, day).at(-1);
  return last ? instantOf(day, last[1], site.zone) : null;
}
