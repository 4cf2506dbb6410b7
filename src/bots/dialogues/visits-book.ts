import { dayOf } from '#core/kernel/dates.js';
import type { Act, Acts, Moment, Say, When } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import { freeTimes, kindsOf, placesGiving } from '#core/visits/index.js';
import type { Kind } from '#core/visits/index.js';
import { withPatient } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import { readWhen } from '../reading/when/read-when.js';
import type { Turn } from '../turn.js';
import { LISTED, showDays } from './visits-days.js';
import { askSure, bookAt, isThere } from './visits-take.js';
import { showTimes } from './visits-times.js';
import { askOf, freeOrNone, wishOf, withWish } from './visits-wish.js';
import type { Wish } from './visits-wish.js';

const NO_VISIT: Say = { line: { name: 'no-visit' } };

/** Books a visit: asks which kind only of who has more than one, then goes as far as the words lead. */
export const book: Play<'book'> = (turn, act) =>
  withPatient(turn, { do: 'book', ...act }, async (patient) => {
    const kinds = await kindsOf(turn.ctx, patient.id);
    const named = kinds.filter(({ letter }) => letter === act.letter);
    const [only, another] = named.length ? named : kinds;
    if (!only) return NO_VISIT;
    if (another) return whichKind(kinds, act);
    const site = act.site ?? only.site?.id ?? only.away?.id;
    if (!site) return whichPlace(turn, patient, { ...act, kind: only, skip: 0 });
    const wish = { service: only.serviceId, site };
    return act.when ? follow(turn, { patient, wish }, act.when) : showDays(turn, patient, wish);
  });

/** The next place of those that give it, for who has no usual one. */
export const bookPlace: Play<'book-place'> = (turn, act) =>
  withPatient(turn, { do: 'book-place', ...act }, async (patient) => {
    const kinds = await kindsOf(turn.ctx, patient.id);
    const kind = kinds.find(({ letter }) => letter === act.letter);
    return kind ? whichPlace(turn, patient, { ...act, kind }) : NO_VISIT;
  });

async function whichPlace(
  { ctx }: Turn,
  { id: patientId }: Patient,
  { kind, when, skip }: { kind: Kind; when?: When; skip: number },
): Promise<Say> {
  const { letter, serviceId } = kind;
  const places = await placesGiving(ctx, { patientId, serviceId });
  const place = places[skip % Math.max(1, places.length)];
  if (!place) return NO_VISIT;
  const wish = { letter, ...(when && { when }) };
  const next: Record<string, Act> =
    places.length > 1 ? { '2': { do: 'book-place', ...wish, skip: skip + 1 } } : {};
  return {
    line: { name: 'visit-place', facts: { item: letter, place: place.number } },
    answers: { '1': { do: 'book', ...wish, site: place.id }, ...next },
  };
}

function whichKind(kinds: readonly Kind[], { when, skip = 0 }: Acts['book']): Say {
  const shown = kinds.slice(skip, skip + LISTED);
  const answers: Record<string, Act> = {};
  shown.forEach(({ letter }, i) => {
    answers[String(i + 1)] = { do: 'book', letter, ...(when && { when }) };
  });
  const next = skip + LISTED < kinds.length ? skip + LISTED : 0;
  if (kinds.length > LISTED) answers['4'] = { do: 'book', ...(when && { when }), skip: next };
  const entries = shown.map(({ letter: item }) => ({ item }));
  return { line: { name: 'visit-kind', entries }, answers };
}

interface Wanted {
  patient: Patient;
  wish: Wish;
}

/** Goes as far as words of when lead: to the days, the times of a day, or one time; else asks again. */
export function follow(turn: Turn, wanted: Wanted, when: When): Promise<Say | null> {
  if (when.is === 'when') return reach(turn, wanted, when);
  const { wish } = wanted;
  if (when.is === 'again') return Promise.resolve(askAgain(wish, when.why));
  const entries = when.options.map((at) => ({ at: spoken(at) }));
  const acts = when.options.map(
    (option, i) => [String(i + 1), { do: 'book-moment', ...wish, when: option }] as const,
  );
  const answers: Record<string, Act> = Object.fromEntries(acts);
  const expects = { do: 'read-when', ...wish } as const;
  return Promise.resolve({ line: { name: 'visit-which', entries }, answers, expects });
}

function spoken({ day, time }: Moment) {
  if (day && time) return { day, time };
  return day ? { day } : { time: time ?? '12:00' };
}

function askAgain(wish: Wish, why: 'impossible' | 'past' | 'unclear'): Say {
  return {
    line: { name: 'visit-again', facts: { why } },
    answers: { '1': { do: 'book-days', ...wish, skip: 0 } },
    expects: { do: 'read-when', ...wish },
  };
}

async function reach(turn: Turn, { patient, wish }: Wanted, when: Moment): Promise<Say | null> {
  const part = when.part ?? partOf(when.time);
  const narrowed = { ...wish, ...(part && { part }) };
  const { day, from, time } = when;
  if (!day) return showDays(turn, patient, { ...narrowed, ...(from && { from }) });
  if (day < dayOf(turn.ctx.now, turn.contact.zone)) return askAgain(wish, 'past');
  if (!time) return showTimes(turn, patient, { ...narrowed, day, skip: 0 });
  const slot = { ...wish, day, time };
  if (await isThere(turn, patient, slot)) return bookAt(turn, slot);
  const ask = await askOf(turn, patient, wish);
  const free = await freeOrNone(() => freeTimes(turn.ctx, { ...ask, day }));
  if (free.includes(time)) return askSure(turn, patient, slot);
  return showTimes(turn, patient, { ...wish, day, near: time, skip: 0 });
}

function partOf(time: string | undefined): Moment['part'] {
  if (!time) return undefined;
  return time < '12:00' ? 'morning' : 'afternoon';
}

/** One of two moments that words could mean. */
export const bookMoment: Play<'book-moment'> = (turn, { when, ...act }) =>
  withWish(turn, { do: 'book-moment', when, ...act }, (patient) =>
    reach(turn, { patient, wish: wishOf(act) }, when),
  );

/** A day or an hour, typed where one was asked for. */
export const readTyped: Play<'read-when'> = (turn, { day, ...act }) =>
  withWish(turn, { do: 'read-when', ...act, ...(day && { day }) }, (patient) => {
    const wanted = { patient, wish: wishOf(act) };
    const when = readWhen(turn.typed, askedOf(turn, day));
    if (!when) return Promise.resolve(askAgain(wanted.wish, 'unclear'));
    return follow(turn, wanted, onDay(when, day));
  });

/** What is known where a day, or an hour on a day, is typed. */
export function askedOf({ contact, ctx }: Turn, day?: string) {
  const today = dayOf(ctx.now, contact.zone);
  return { language: contact.language, today, asks: day ? ('time' as const) : ('day' as const) };
}

/** An hour alone is one of the day that was chosen. */
export function onDay(when: When, day: string | undefined): When {
  const put = (moment: Moment): Moment =>
    day && !moment.day && !moment.from ? { ...moment, day } : moment;
  if (when.is === 'which') return { is: 'which', options: when.options.map(put) };
  return when.is === 'when' ? { is: 'when', ...put(when) } : when;
}
