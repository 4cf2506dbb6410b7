import { called, isOpen, styleOf } from '#core/messaging/index.js';
import type { Act, Ask, Say } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';

/** What a digit leads to: an act, a fixed reply, or nothing that it could mean. */
export type Choice = { act: Act; of?: Ask } | { say: Say } | 'not-offered';

/** Under this age, a text that we started may have crossed with an answer to the question before it. */
const CROSSED_MS = 2 * 60_000;

/** Menu numbers are for ever; 2 and 3 show the menu until there are visits. */
const MENU: Readonly<Record<string, Act>> = {
  '0': { do: 'menu' },
  '1': { do: 'find-item' },
  '2': { do: 'menu' },
  '3': { do: 'menu' },
  '4': { do: 'pickups' },
  '5': { do: 'help' },
};

/** What one digit means: by the last text's own digits, else by the question still open before it, else the menu's. */
export function choose(turn: Turn, digit: string): Choice {
  const [last, ...earlier] = turn.state.asks;
  if (!last) return fromMenu(digit);
  const before = earlier.find((ask) => ask.question && isOpen(ask, turn.ctx.now));
  const act = isOpen(last, turn.ctx.now) ? last.answers[digit] : undefined;
  if (act) return crossed(turn, { last, before, digit }) ?? { act, of: last };
  if (digit === '0') return { act: { do: 'menu' } };
  return last.question
    ? offTheQuestion(turn, { last, before, digit })
    : offTheStatement(before, digit);
}

interface Asked {
  last: Ask;
  before: Ask | undefined;
  digit: string;
}

/** The last text is a question that does not offer this digit, or that has closed. */
function offTheQuestion(turn: Turn, { last, before, digit }: Asked): Choice {
  const earlier = before?.answers[digit];
  if (before && earlier) return { act: earlier, of: before };
  if (digit === '5') return { act: { do: 'call' } };
  return isOpen(last, turn.ctx.now)
    ? 'not-offered'
    : { say: { line: { name: 'closed-question' } } };
}

/** After a statement the menu's numbers count, unless a question before it is still open. */
function offTheStatement(before: Ask | undefined, digit: string): Choice {
  const earlier = before?.answers[digit];
  return before && earlier ? { act: earlier, of: before } : fromMenu(digit);
}

function fromMenu(digit: string): Choice {
  const act = MENU[digit];
  return act ? { act } : 'not-offered';
}

/** Two questions are open at once and the newer came unasked a moment ago: asks which is meant. */
function crossed(turn: Turn, { last, before, digit }: Asked): Choice | null {
  const fresh = last.started && turn.ctx.now.getTime() - last.at < CROSSED_MS;
  const [newer, older] = [last.answers[digit], before?.answers[digit]];
  if (!fresh || !before || !newer || !older) return null;
  const style = styleOf(turn.contact, turn.ctx.config);
  const entries = [last, before].map(({ line }) => ({ matter: called(line, style) }));
  return {
    say: { line: { name: 'which-of-two', entries }, answers: { '1': newer, '2': older } },
  };
}

/** A button pressed twice answers once. */
const TWICE_MS = 10_000;

/** What a button leads to: its act, `twice` where it was answered a moment ago, or `old`. */
export function choosePressed(
  turn: Turn,
  press: { n: number; key: string },
): { act: Act; of: Ask } | 'twice' | 'old' {
  const of = turn.state.asks.find(({ n }) => n === press.n);
  const act = of?.answers[press.key];
  if (!of || !act) return 'old';
  if (isOpen(of, turn.ctx.now)) return { act, of };
  return turn.ctx.now.getTime() - (of.until ?? 0) < TWICE_MS ? 'twice' : 'old';
}
