import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import { openDays, openOn } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';

/** Open days that a parcel is kept when no time was chosen. */
const DEFAULT_OPEN_DAYS = 3;

/** Days that a parcel is kept at most. */
export const MOST_DAYS = 7;

/**
 * The end of a hold: closing time of the third open day from now (today counts while it is still open) or from the
 * first on which it may be collected, within a week; null where the place does not open by then.
 */
export function holdUntil(site: OpenSite, now: Date, earliest: Day): Date | null {
  const today = dayOf(now, site.zone);
  const left = closing(site, today);
  const next = left && left > now ? today : addDays(today, 1);
  const last = addDays(today, MOST_DAYS);
  const days = openDays(site, earliest > next ? earliest : next, DEFAULT_OPEN_DAYS);
  const day = days.filter((open) => open <= last).at(-1);
  return day ? closing(site, day) : null;
}

/** When a place closes on a day. Throws `place.closed` where it does not open. */
export function closesAt(site: OpenSite, day: Day): Date {
  const at = closing(site, day);
  if (!at) throw new DomainError('place.closed');
  return at;
}

/** When a place closes on a day; null where it does not open. */
export function closing(site: OpenSite, day: Day): Date | null {
  const last = openOn(site, day).at(-1);
  return last ? instantOf(day, last[1], site.zone) : null;
}
