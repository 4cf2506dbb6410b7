import { addDays, dayOf } from '#core/kernel/dates.js';
import type { Act, ActName, Say } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';

/** What is looked at in peace; nobody is kept from a code that they stand at the counter for. */
const AT_LEISURE = new Set<ActName>(['pickups', 'visits', 'report', 'log']);

const YEAR_DAYS = 365;
/** A question that was left alone comes back after so long. */
const MONTH_MS = 30 * 24 * 60 * 60_000;

/** The answers to how much texts may say; `then` is what goes on after them. */
export const levelAnswers = (then?: Act): Record<string, Act> => ({
  '1': { do: 'set-level', level: 'COVERT', ...(then && { then }) },
  '2': { do: 'set-level', level: 'GENERAL', ...(then && { then }) },
  '3': { do: 'set-level', level: 'OPEN', ...(then && { then }) },
});

/** Once a year, of a person who is known to be the right one: how much may texts say? Then what was wanted goes on. */
export function askLevelAgain(turn: Turn, then: Act): Say | null {
  const { state, ctx } = turn;
  const now = ctx.now.getTime();
  if (!AT_LEISURE.has(then.do) || !isYearOld(turn) || now - state.levelAskedAt < MONTH_MS)
    return null;
  state.levelAskedAt = now;
  return { line: { name: 'level-again' }, answers: levelAnswers(then) };
}

function isYearOld({ contact: { levelAgreedAt, zone }, ctx }: Turn): boolean {
  if (!levelAgreedAt) return true;
  return dayOf(ctx.now, zone) >= addDays(dayOf(levelAgreedAt, zone), YEAR_DAYS);
}
