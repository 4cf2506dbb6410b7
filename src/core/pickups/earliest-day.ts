import { addDays, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Pickup } from './pickup.js';

/** The first day on which a course may be handed over. */
export const earliestDay = ({ dueOn, earlyDays }: { dueOn: Day; earlyDays: number }): Day =>
  addDays(dueOn, -earlyDays);

/** The first day on which its patient may come for it; null where they come to a visit at which it is given. */
export const mayComeFrom = (pickup: Pickup): Day | null =>
  pickup.visitId ? null : earliestDay(pickup);

/** Whether its patient may come for it now: it is prepared, and not too early. */
export const mayBeCollected = (pickup: Pickup, now: Date): boolean =>
  pickup.state === 'ready' && (mayComeFrom(pickup) ?? '') <= dayOf(now, pickup.zone);
