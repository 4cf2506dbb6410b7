import { addDays, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { openDays } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { MOST_DAYS } from './hold-until.js';
import type { Pickup } from './pickup.js';

/** The first day on which a course may be handed over. */
export const earliestDay = ({ dueOn, earlyDays }: { dueOn: Day; earlyDays: number }): Day =>
  addDays(dueOn, -earlyDays);

/** The first day on which its patient may come for it; null where they come to a visit at which it is given. */
export const mayComeFrom = (pickup: Pickup): Day | null =>
  pickup.visitId ? null : earliestDay(pickup);

/** The day from which a parcel may be kept, a week before the first day on which it may be collected and its place is open; null where that has come. */
export function keptFrom(
  course: { dueOn: Day; earlyDays: number },
  site: OpenSite,
  now: Date,
): Day | null {
  const earliest = earliestDay(course);
  const today = dayOf(now, site.zone);
  if (earliest <= today) return null;
  const [first = earliest] = openDays(site, earliest, 1);
  const from = addDays(first, -MOST_DAYS);
  return today < from ? from : null;
}

/** Whether its patient may come for it now: it is prepared and not looked for, and not too early. */
export const mayBeCollected = (pickup: Pickup, now: Date): boolean =>
  pickup.state === 'ready' &&
  !pickup.sought &&
  (mayComeFrom(pickup) ?? '') <= dayOf(now, pickup.zone);
