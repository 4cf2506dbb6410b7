import { addDays, dayOf, daysBetween } from '#core/kernel/dates.js';
import type { Act, Say } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import { freeDays, openDaysBetween, waitFor } from '#core/visits/index.js';
import type { Ask } from '#core/visits/index.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { showMonth } from './visits-calendar.js';
import { askOf, freeOrNone, wishOf, withWish } from './visits-wish.js';
import type { Wish } from './visits-wish.js';

/** How many days or times one text lists; under 4 stand more. */
export const LISTED = 3;

/** Which day suits you? Those of the due week first. */
export const days: Play<'book-days'> = (turn, act) =>
  withWish(turn, { do: 'book-days', ...act }, (patient) => showDays(turn, patient, act));

/** The same as a calendar of buttons. */
export const month: Play<'book-month'> = (turn, act) =>
  withWish(turn, { do: 'book-month', ...act }, async (patient) => {
    const shown = await showMonth(turn, { patient, wish: wishOf(act) }, { month: act.month });
    return shown ?? noneOpen(act);
  });

/** Which open days to show: after some, from a day on, or because a day was full. */
interface Open extends Wish {
  skip?: number;
  from?: string;
  full?: string;
}

/** The open days of a wish, as a list or as a calendar; where none is, a place in line. */
export async function showDays(turn: Turn, patient: Patient, open: Open): Promise<Say> {
  const wish = wishOf(open);
  if (turn.contact.channel === 'telegram') {
    const shown = await showMonth(turn, { patient, wish }, open);
    return shown ?? noneOpen(wish);
  }
  const { skip = 0, from, full } = open;
  const asked = await askOf(turn, patient, wish);
  const near = await nearest(turn, asked, full);
  if (near.length) return list(wish, near, { more: { skip: 0 }, full });
  const ask = { ...asked, from, limit: skip + LISTED + 1 };
  const found = await freeOrNone(() => freeDays(turn.ctx, ask));
  const shown = found.slice(skip, skip + LISTED);
  if (shown.length) {
    const more =
      found.length > skip + LISTED ? { ...(from && { from }), skip: skip + LISTED } : null;
    return list(wish, shown, { more, full });
  }
  return skip > 0 || from ? showDays(turn, patient, wish) : noneOpen(wish);
}

/** How far from a day that is full others are looked for. */
const NEAR_DAYS = 10;

/** The open days nearest to one that is full, in their order; none where no day was named. */
async function nearest({ ctx }: Turn, ask: Ask, full: string | undefined): Promise<string[]> {
  if (!full) return [];
  const span = { from: addDays(full, -NEAR_DAYS), to: addDays(full, NEAR_DAYS) };
  const found = await freeOrNone(() => openDaysBetween(ctx, { ...ask, ...span }));
  const far = (day: string) => Math.abs(daysBetween(full, day));
  const others = found.filter((day) => day !== full);
  return others
    .sort((one, other) => far(one) - far(other))
    .slice(0, LISTED)
    .sort();
}

function list(
  wish: Wish,
  shown: readonly string[],
  { more, full }: { more: { skip: number; from?: string } | null; full: string | undefined },
): Say {
  const answers: Record<string, Act> = {};
  shown.forEach((day, i) => {
    answers[String(i + 1)] = { do: 'book-times', ...wish, day, skip: 0 };
  });
  if (more) answers['4'] = { do: 'book-days', ...wish, ...more };
  const entries = shown.map((day) => ({ day: { day } }));
  const line = full
    ? ({ name: 'visit-full', facts: { day: { day: full } }, entries } as const)
    : ({ name: 'visit-days', entries } as const);
  return { line, answers, expects: { do: 'read-when', ...wish } };
}

const noneOpen = (wish: Wish): Say => ({
  line: { name: 'visit-none' },
  answers: { '1': { do: 'wait-for-day', ...wishOf(wish) } },
});

/** Tell me when a day opens; who is away is told of those there until they are back, and then of their own place's. */
export const waitForDay: Play<'wait-for-day'> = (turn, act) =>
  withWish(turn, { do: 'wait-for-day', ...act }, async (patient) => {
    const { patientId, serviceId, siteId, away, moving } = await askOf(turn, patient, act);
    const wait = { patientId, serviceId, contactId: turn.contact.id, moves: moving };
    const today = dayOf(turn.ctx.now, turn.contact.zone);
    if (away && away.through >= today) {
      await waitFor(turn.ctx, { ...wait, siteId: away.siteId, to: away.through });
      await waitFor(turn.ctx, { ...wait, siteId, from: addDays(away.through, 1) });
    } else await waitFor(turn.ctx, { ...wait, siteId });
    return { line: { name: 'visit-wait-set' } };
  });
