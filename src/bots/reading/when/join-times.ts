import type { PartOfDay } from '../reading.js';
import type { JoinedDays } from './join-days.js';
import type { Asked, Facts } from './facts.js';
import { bareHour } from './times.js';
import type { Hours } from './times.js';
import type { Moment, When } from '#core/messaging/index.js';

/** The hours of each part of the day, from the first to before the last. */
const PARTS: Readonly<Record<PartOfDay, readonly [string, string]>> = {
  morning: ['04:00', '12:00'],
  afternoon: ['12:00', '18:00'],
  evening: ['16:00', '24:00'],
};
/** Nobody is booked at night: of two hours the one of the day is meant. */
const DAYTIME = ['07:00', '19:00'] as const;
/** More than these are not offered to choose from. */
const MOST_OPTIONS = 2;

/** Puts the hours to the days: one moment, a few to choose from, or a question back. */
export function joinTimes(
  facts: Facts,
  { days, from, hour }: Extract<JoinedDays, { is: 'days' }>,
  { today }: Asked,
): When {
  const bound = facts.hours.find((each) => each.bound);
  if (bound) return withPart(bound, facts, { days, from });
  const loose = hour === null ? [] : [bareHour(hour, facts.swahili)];
  const all = [...facts.hours.map(({ times }) => times), ...loose].map((times) =>
    likely(times, facts.part),
  );
  if (all.some((times) => times.length === 0)) return { is: 'again', why: 'unclear' };
  const times = [...new Set(all.flat())];
  const moments = momentsOf({ days, times, from, part: facts.part, today });
  if (moments.length > MOST_OPTIONS) return { is: 'again', why: 'unclear' };
  const [only = {}] = moments;
  return moments.length > 1 ? { is: 'which', options: moments } : { is: 'when', ...only };
}

interface Parts {
  days: string[];
  times: string[];
  from: string | null;
  part: PartOfDay | null;
  today: string;
}

function momentsOf({ days, times, from, part }: Parts): Moment[] {
  const dayed: Moment[] = days.length ? days.map((day) => ({ day })) : [from ? { from } : {}];
  if (times.length) return dayed.flatMap((day) => times.map((time) => ({ ...day, time })));
  return dayed.map((day) => ({ ...day, ...(part && { part }) }));
}

/** Of the hours that were meant, those of the part of day that was said, else those of the day. */
function likely(times: readonly string[], part: PartOfDay | null): string[] {
  const inPart = part ? times.filter((time) => within(time, PARTS[part])) : [...times];
  const byDay = inPart.filter((time) => within(time, DAYTIME));
  return byDay.length ? byDay : inPart;
}

const within = (time: string, [from, to]: readonly [string, string]) => time >= from && time < to;

/** "After 2pm", "before noon": a part of the day, as near as can be. */
function withPart(
  { times, bound }: Hours,
  { part }: Facts,
  { days, from }: { days: string[]; from: string | null },
): When {
  const said = likely(times, part);
  const [time, another] = said;
  if (!time || another || days.length > 1) return { is: 'again', why: 'unclear' };
  const meant = part ?? partBy(time, bound);
  const [day] = days;
  return {
    is: 'when',
    ...(day ? { day } : from ? { from } : {}),
    ...(meant && { part: meant }),
  };
}

function partBy(time: string, bound: Hours['bound']): PartOfDay | null {
  if (bound === 'before') return time <= '12:00' ? 'morning' : null;
  if (time < '11:00') return null;
  return time < '15:30' ? 'afternoon' : 'evening';
}
