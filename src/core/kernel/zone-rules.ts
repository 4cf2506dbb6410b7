import { Temporal } from 'temporal-polyfill';
import { instantOf } from './dates.js';

/** The offsets of a zone: each from an instant (ISO) on, in minutes east of UTC. */
export type ZoneRules = readonly (readonly [from: string, minutes: number])[];

const YEARS = 10;

/** The rules of a zone as the runtime has them now, for the ten years from a moment on. */
export function zoneRules(zone: string, from: Date): ZoneRules {
  const end = from.getTime() + YEARS * 366 * 86_400_000;
  const rules: [string, number][] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    from.getTime(),
  ).toZonedDateTimeISO(zone);
  while (at && at.epochMilliseconds < end) {
    rules.push([at.toInstant().toString(), at.offsetNanoseconds / 60e9]);
    at = at.getTimeZoneTransition('next');
  }
  return rules;
}

/** Where an instant that was computed by older rules of a zone is now: its wall time stays. The same instant where the rules say nothing else. */
export function byNewRules(at: Date, zone: string, older: ZoneRules): Date {
  const iso = at.toISOString();
  const was = older.filter(([from]) => Date.parse(from) <= at.getTime()).at(-1)?.[1];
  const [now] = zoneRules(zone, at);
  if (was === undefined || was === now?.[1]) return at;
  const wall = new Date(Date.parse(iso) + was * 60_000).toISOString();
  return instantOf(wall.slice(0, 10), wall.slice(11, 23), zone);
}
