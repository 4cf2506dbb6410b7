import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import type { Contact } from './contact.js';

/** When a number may next be written to: now, or when its private window opens. */
export function nextHour(
  { hoursFrom, hoursTo, zone }: Pick<Contact, 'hoursFrom' | 'hoursTo' | 'zone'>,
  now: Date,
): Date {
  const today = dayOf(now, zone);
  if (now < instantOf(today, hoursFrom, zone)) return instantOf(today, hoursFrom, zone);
  return now < instantOf(today, hoursTo, zone)
    ? now
    : instantOf(addDays(today, 1), hoursFrom, zone);
}
