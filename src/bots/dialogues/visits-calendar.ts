import { addDays, dayOf, daysBetween, weekdayOf } from '#core/kernel/dates.js';
import { monthName, weekdayLetters } from '#core/messaging/index.js';
import type { Act, Cell, Say } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import { livePickupsOf } from '#core/pickups/index.js';
import { freeDays, openDaysBetween, visitsOf } from '#core/visits/index.js';
import type { Turn } from '../turn.js';
import { askOf, freeOrNone } from './visits-wish.js';
import type { Wish } from './visits-wish.js';

interface Wanted {
  patient: Patient;
  wish: Wish;
}

/** A button that says nothing; pressing it shows the same month. */
const BLANK = '-';

/**
 * A month of buttons: open days and one's own have a number, one's own a dot. It opens with the first open day, or from
 * a day on, or where a day was full; null where nothing is open at all.
 */
export async function showMonth(
  turn: Turn,
  wanted: Wanted,
  which: { month?: string; from?: string; full?: string },
): Promise<Say | null> {
  const { full } = which;
  const month = which.month ?? (await firstMonth(turn, wanted, which.from ?? full));
  if (month === null) return null;
  const { wish } = wanted;
  const [open, own] = [await openIn(turn, wanted, month), await ownDays(turn, wanted)];
  const turns = await turnsOf(turn, wanted, month);
  const answers: Record<string, Act> = { [BLANK]: { do: 'book-month', ...wish, month } };
  for (const day of [...open, ...own])
    answers[`d${day}`] = { do: 'book-times', ...wish, day, skip: 0 };
  for (const { key, month: to } of turns) answers[key] = { do: 'book-month', ...wish, month: to };
  const { language } = turn.contact;
  const grid = [
    weekdayLetters(language).map((label) => ({ key: BLANK, label })),
    ...weeksOf(month, { open, own }),
    ...(turns.length ? [turns.map(({ key, label }) => ({ key, label }))] : []),
  ];
  const facts = { month: monthName(month, language) };
  const line = full
    ? ({ name: 'visit-month-full', facts: { ...facts, day: { day: full } }, grid } as const)
    : ({ name: 'visit-calendar', facts, grid } as const);
  return { line, answers, expects: { do: 'read-when', ...wish } };
}

async function firstMonth(
  turn: Turn,
  { patient, wish }: Wanted,
  from: string | undefined,
): Promise<string | null> {
  const { ctx } = turn;
  const ask = await askOf(turn, patient, wish);
  const after = from ? await freeOrNone(() => freeDays(ctx, { ...ask, from, limit: 1 })) : [];
  const found = after.length ? after : await freeOrNone(() => freeDays(ctx, { ...ask, limit: 1 }));
  return found[0]?.slice(0, 7) ?? null;
}

async function openIn(turn: Turn, { patient, wish }: Wanted, month: string): Promise<string[]> {
  const ask = { ...(await askOf(turn, patient, wish)), from: `${month}-01`, to: lastOf(month) };
  return freeOrNone(() => openDaysBetween(turn.ctx, ask));
}

/** Days on which one comes already, to a visit or for what is kept. */
async function ownDays({ ctx }: Turn, { patient }: Wanted) {
  const visits = (await visitsOf(ctx, patient.id)).map(({ day }) => day);
  const pickups = await livePickupsOf(ctx, patient.id);
  return [...visits, ...pickups.map(({ until, zone }) => dayOf(until, zone))];
}

/** The months before and after, where something may be open there. */
async function turnsOf(turn: Turn, { patient, wish }: Wanted, month: string) {
  const { ctx, contact } = turn;
  const turns: (Cell & { month: string })[] = [];
  const name = (of: string) => monthName(of, contact.language);
  const before = addDays(`${month}-01`, -1).slice(0, 7);
  if (before >= dayOf(ctx.now, contact.zone).slice(0, 7))
    turns.push({ key: 'before', label: `‹ ${name(before)}`, month: before });
  const next = addDays(lastOf(month), 1);
  const ask = { ...(await askOf(turn, patient, wish)), from: next, limit: 1 };
  const after = next.slice(0, 7);
  if ((await freeOrNone(() => freeDays(ctx, ask))).length)
    turns.push({ key: 'after', label: `${name(after)} ›`, month: after });
  return turns;
}

interface Marks {
  open: readonly string[];
  own: readonly string[];
}

/** The weeks of a month that have a day to press, Monday first. */
function weeksOf(month: string, marks: Marks): Cell[][] {
  const first = addDays(`${month}-01`, 1 - weekdayOf(`${month}-01`));
  const weeks = Math.ceil((daysBetween(first, lastOf(month)) + 1) / 7);
  const all = Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, n) => cellOf(addDays(first, week * 7 + n), month, marks)),
  );
  return all.filter((week) => week.some(({ key }) => key !== BLANK));
}

function cellOf(day: string, month: string, { open, own }: Marks): Cell {
  const mine = own.includes(day);
  if (!day.startsWith(month) || !(mine || open.includes(day))) return { key: BLANK, label: ' ' };
  const dot = mine ? '•' : '';
  return { key: `d${day}`, label: `${Number(day.slice(8))}${dot}` };
}

/** The last day of a month '2027-03'. */
function lastOf(month: string): string {
  const soon = addDays(`${month}-28`, 4);
  return addDays(`${soon.slice(0, 7)}-01`, -1);
}
