import type { Act, Say } from '#core/messaging/index.js';
import { openTask } from '#core/tasks/index.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { countDrawn, countSame } from './limits.js';

const SILENT_MS = 60 * 60_000;

/** Where nothing is asked, the menu's own digits. */
const MENU_ANSWERS: Readonly<Record<string, Act>> = {
  '1': { do: 'find-item' },
  '2': { do: 'book' },
  '3': { do: 'visits', skip: 0 },
  '4': { do: 'pickups' },
  '5': { do: 'help' },
};

/** A text that was not understood: a short re-ask, then a person, then a task and silence for an hour to further such texts. */
export async function misread(turn: Turn): Promise<Say | null> {
  const { state, ctx, contact } = turn;
  if (state.silentUntil > ctx.now.getTime() || !countDrawn(turn, 'misread')) return null;
  state.misread += 1;
  if (state.misread === 2) return offerPerson(turn);
  if (state.misread < 3) return askAgain(turn);
  state.misread = 0;
  state.silentUntil = ctx.now.getTime() + SILENT_MS;
  await openTask(ctx, { kind: 'not-understood', contactId: contact.id });
  return { line: { name: 'error3' } };
}

/** "Send 5 and a person will call you": five does so now, whatever it did in the open question. */
function offerPerson(turn: Turn): Say | null {
  if (!countSame(turn, 'error2')) return null;
  const open = openQuestion(turn);
  if (!open) return { line: { name: 'error2' }, named: MENU_ANSWERS };
  open.answers = { ...open.answers, '0': { do: 'menu' }, '5': { do: 'call' } };
  return { line: { name: 'error2' }, again: true };
}

/** "Sorry, send 1, 2 or 3": with the digits that the open question offers. The question stays open; who is asked so a third time is offered a person. */
export function askAgain(turn: Turn): Say | null {
  if (!countSame(turn, 'error1')) return offerPerson(turn);
  const open = openQuestion(turn);
  if (open?.expects?.do === 'unlock') {
    const [one, two] = open.expects.positions;
    const facts = { first: { ordinal: one }, second: { ordinal: two } };
    return { line: { name: 'unlock', facts }, again: true };
  }
  const offered = Object.keys(open?.answers ?? {}).filter((key) => /^[1-9]$/.test(key));
  const line = (digits: readonly string[]): Say['line'] => ({
    name: 'error1',
    facts: { digits: { oneOf: digits } },
  });
  if (offered.length) return { line: line(offered), again: true };
  return { line: line(Object.keys(MENU_ANSWERS)), named: MENU_ANSWERS };
}
