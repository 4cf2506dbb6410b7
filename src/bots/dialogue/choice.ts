import { isOpen } from '#core/messaging/index.js';
import type { Act, Ask, Say } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';
import { whichOf } from './which-of.js';

/** What a digit leads to: an act, a fixed reply, or nothing that it could mean. */
export type Choice = { act: Act; of?: Ask } | { say: Say } | 'not-offered';

/** Under this age, a text that we started may have crossed with an answer to the question before it. */
const CROSSED_MS = 2 * 60_000;

/** Menu numbers are for ever. */
const MENU: Readonly<Record<string, Act>> = {
  '0': { do: 'menu' },
  '1': { do: 'find-item' },
  '2': { do: 'book' },
  '3': { do: 'visits', skip: 0 },
  '4': { do: 'pickups' },
  '5': { do: 'help' },
};

/** What one digit means: by the last text's own digits, else by the question still open beside it, else the menu's. */
export async function choose(turn: Turn, digit: string): Promise<Choice> {
  const [last, ...earlier] = turn.state.asks;
  if (!last) return fromMenu(digit);
  const { now } = turn.ctx;
  const before = earlier.find((ask) => ask.question && isOpen(ask, now) && standsBeside(ask, last));
  const act = last.answers[digit];
  if (act && isOpen(last, now))
    return (await crossed(turn, { last, before, digit })) ?? { act, of: last };
  if (digit === '0') return { act: { do: 'menu' } };
  if (last.line === 'menu' || last.line === 'menu-first') return fromMenu(digit);
  return last.question
    ? offTheQuestion(turn, { last, before, digit })
    : offTheStatement(before, digit);
}

/** A question of a talk is left for the next one in it; one that we began stands beside whatever is asked, and any beside what we began. */
const standsBeside = (ask: Ask, last: Ask): boolean =>
  ask.started || last.started || !last.question;

interface Asked {
  last: Ask;
  before: Ask | undefined;
  digit: string;
}

/** The last text is a question that does not offer this digit, or that has closed: then its own digits lead nowhere. */
function offTheQuestion(turn: Turn, { last, before, digit }: Asked): Choice {
  const own = last.answers[digit];
  if (digit === '5' && (!own || own.do === 'call')) return { act: { do: 'call' } };
  const earlier = own ? undefined : before?.answers[digit];
  if (before && earlier) return { act: earlier, of: before };
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

/** Two questions are open that both offer this digit, and the newer came unasked a moment ago or is another person's: asks which is meant. */
async function crossed(turn: Turn, { last, before, digit }: Asked): Promise<Choice | null> {
  const [newer, older] = [last.answers[digit], stillAsked(turn, before)?.answers[digit]];
  if (!last.started || !before || !newer || !older || isSame(newer, older)) return null;
  const line = await whichOf(turn, { ask: last, act: newer }, { ask: before, act: older });
  const fresh = turn.ctx.now.getTime() - last.at < CROSSED_MS;
  if (!line || (!fresh && line.name !== 'which-person')) return null;
  return { say: { line, answers: { '1': newer, '2': older } } };
}

const LEFT_MS = 15 * 60_000;

/** A menu that was left longer ago than a session lasts is no question that anybody answers. */
export function stillAsked({ ctx }: Turn, ask: Ask | null | undefined): Ask | null {
  if (!ask) return null;
  const isMenu = ask.line === 'menu' || ask.line === 'menu-first';
  return isMenu && ctx.now.getTime() - ask.at >= LEFT_MS ? null : ask;
}

/** The same question asked twice has one answer. */
const isSame = (one: Act, two: Act): boolean => JSON.stringify(one) === JSON.stringify(two);

/** A button pressed twice answers once. */
const TWICE_MS = 10_000;

/** What a button leads to: its act, `twice` where it was answered a moment ago, or `old`. */
export function choosePressed(
  turn: Turn,
  press: { n: number; key: string },
): { act: Act; of: Ask } | 'twice' | 'old' {
  const of = turn.state.asks.find(({ n }) => n === press.n);
  // What is pressed comes from outside: of an object's own names only.
  const act = of && Object.hasOwn(of.answers, press.key) ? of.answers[press.key] : undefined;
  if (!of || !act) return 'old';
  if (isOpen(of, turn.ctx.now)) return { act, of };
  return turn.ctx.now.getTime() - (of.until ?? 0) < TWICE_MS ? 'twice' : 'old';
}
