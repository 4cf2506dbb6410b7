import { dayOf, timeOf } from '../kernel/dates.js';

/** An instant as a fact: local day and time at the place. */
export function moment(instant: Date, zone: string): { day: string; time: string } {
  return { day: dayOf(instant, zone), time: timeOf(instant, zone) };
}
