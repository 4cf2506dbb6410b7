import { spokenTime } from '#core/messaging/index.js';
import type { Act, Acts, Cell, Say } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import { byNearness, freeTimes, visitsOf } from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { LISTED, showDays } from './visits-days.js';
import { askOf, freeOrNone, timesIn, wishOf, withWish } from './visits-wish.js';
import type { Wish } from './visits-wish.js';

type Times = Acts['book-times'];

/** At what time? */
export const times: Play<'book-times'> = (turn, act) =>
  withWish(turn, { do: 'book-times', ...act }, (patient) => showTimes(turn, patient, act));

/** The free times of a day, those near a time first where one was wanted; other days where none is free, or what is booked that day already. */
export async function showTimes(turn: Turn, patient: Patient, act: Times): Promise<Say> {
  const wish = wishOf(act);
  const same = await bookedOn(turn, patient, act);
  if (same) return sameDay(same, wish);
  const ask = { ...(await askOf(turn, patient, wish)), day: act.day };
  const all = await freeOrNone(() => freeTimes(turn.ctx, ask));
  if (!all.length) return showDays(turn, patient, { ...wish, full: act.day });
  return turn.contact.channel === 'telegram' ? onButtons(turn, act, all) : inList(act, all);
}

/** A visit of that day that is not the one to be moved. */
async function bookedOn({ ctx }: Turn, { id }: Patient, { day, visit }: Times) {
  const booked = await visitsOf(ctx, id);
  return booked.find((each) => each.day === day && each.id !== visit && !each.override);
}

/** One visit a day: move that one, or another day. */
export function sameDay({ id, day }: Visit, wish: Wish): Say {
  return {
    line: { name: 'same-day', facts: { day: { day } } },
    answers: {
      '1': { do: 'visit-days', visit: id, skip: 0 },
      '2': { do: 'book-days', ...wish, skip: 0 },
    },
    expects: { do: 'read-when', ...wish },
  };
}

function inList(act: Times, all: readonly string[]): Say {
  const wish = wishOf(act);
  const ordered = act.near ? byNearness(all, act.near) : spread(timesIn(all, act.part), all);
  const skip = act.skip < ordered.length ? act.skip : 0;
  const shown = ordered.slice(skip, skip + LISTED).sort();
  const answers: Record<string, Act> = {};
  shown.forEach((time, i) => {
    answers[String(i + 1)] = { do: 'book-at', ...wish, day: act.day, time };
  });
  if (ordered.length > skip + LISTED)
    answers['4'] = { do: 'book-times', ...act, skip: skip + LISTED };
  answers['6'] = { do: 'book-days', ...wish, skip: 0 };
  const entries = shown.map((time) => ({ time: { time } }));
  return { line: { ...lineOf(act), entries }, answers, ...expects(act) };
}

const expects = (act: Times) => ({
  expects: { do: 'read-when', ...wishOf(act), day: act.day } as const,
});

function lineOf({ day, near, place }: Times) {
  const facts = { day: { day } };
  if (place !== undefined) return { name: 'visit-elsewhere', facts: { ...facts, place } } as const;
  return near
    ? ({ name: 'visit-taken', facts } as const)
    : ({ name: 'visit-times', facts } as const);
}

/** Short labels stand side by side; those of both clocks under each other. */
const SHORT = 8;

function onButtons({ contact }: Turn, act: Times, all: readonly string[]): Say {
  const wish = wishOf(act);
  const labelled = all.map((time) => ({ time, label: spokenTime(time, contact.language, true) }));
  const wide = labelled.some(({ label }) => label.length > SHORT);
  const [columns, most] = wide ? [1, 8] : [4, 24];
  const within = act.near ? byNearness(all, act.near) : timesIn(all, act.part);
  const skip = act.skip < within.length ? act.skip : 0;
  const chosen = within.slice(skip, skip + most);
  const answers: Record<string, Act> = { '6': { do: 'book-days', ...wish, skip: 0 } };
  const cells: Cell[] = [];
  for (const { time, label } of labelled.filter((each) => chosen.includes(each.time))) {
    const key = `t${time.replace(':', '')}`;
    answers[key] = { do: 'book-at', ...wish, day: act.day, time };
    cells.push({ key, label });
  }
  if (within.length > skip + most) answers['4'] = { do: 'book-times', ...act, skip: skip + most };
  return { line: { ...lineOf(act), grid: rowsOf(cells, columns) }, answers, ...expects(act) };
}

function rowsOf(cells: readonly Cell[], columns: number): Cell[][] {
  const rows = Math.ceil(cells.length / columns);
  return Array.from({ length: rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
}

/** One early, one in the middle and one late first: three times that follow each other help few. The others in their order. */
function spread(within: readonly string[], all: readonly string[]): string[] {
  const picks = [0, 1, 2].map((n) => within[Math.floor((n * within.length) / LISTED)]);
  return [...new Set([...picks.flatMap((time) => time ?? []), ...within, ...all])];
}
