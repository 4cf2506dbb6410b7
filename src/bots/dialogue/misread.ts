import type { Say } from '#core/messaging/index.js';
import { openTask } from '#core/tasks/index.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { countMisread, countSame } from './limits.js';

const SILENT_MS = 60 * 60_000;
const MENU_DIGITS = ['1', '4', '5'];

/** A text that was not understood: a short re-ask, then a person, then a task and silence for an hour to further such texts. */
export async function misread(turn: Turn): Promise<Say | null> {
  const { state, ctx, contact } = turn;
  if (state.silentUntil > ctx.now.getTime() || !countMisread(turn)) return null;
  state.misread += 1;
  if (state.misread === 2)
    return countSame(turn, 'error2') ? { line: { name: 'error2' }, again: true } : null;
  if (state.misread < 3) return askAgain(turn);
  state.misread = 0;
  state.silentUntil = ctx.now.getTime() + SILENT_MS;
  await openTask(ctx, { kind: 'not-understood', contactId: contact.id });
  return { line: { name: 'error3' } };
}

/** "Sorry, send 1, 2 or 3": with the digits that the open question offers. The question stays open. */
export function askAgain(turn: Turn): Say | null {
  if (!countSame(turn, 'error1')) return null;
  const open = openQuestion(turn);
  if (open?.expects?.do === 'unlock') {
    const [one, two] = open.expects.positions;
    const facts = { first: { ordinal: one }, second: { ordinal: two } };
    return { line: { name: 'unlock-again', facts }, again: true };
  }
  const offered = Object.keys(open?.answers ?? {}).filter((key) => key !== '0');
  const digits = offered.length ? offered : MENU_DIGITS;
  return { line: { name: 'error1', facts: { digits: { oneOf: digits } } }, again: true };
}
