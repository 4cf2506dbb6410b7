import type { Say } from '#core/messaging/index.js';
import { openTask } from '#core/tasks/index.js';
import { playAct } from '../dialogues/plays.js';
import type { Reading } from '../reading/read.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { stillAsked } from './choice.js';
import { countDrawn, countOnce, countSame } from './limits.js';
import { startAgain } from './start-again.js';
import { answerStranger, deniesIt, isKnown } from './strangers.js';
import { withinBudget } from './within-budget.js';

/** What Twilio itself answers, so that we say nothing (its default opt-out and help words). */
const CARRIER = new Set(
  'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT HELP INFO'.split(' '),
);

/** What comes before any other logic: opt-out, then danger, then the silence of a stopped number. Undefined lets the rest go on. */
export async function answerFirst(
  turn: Turn,
  reading: Reading,
  text: string,
): Promise<Say | null | undefined> {
  const carrier = turn.incoming.provider === 'twilio' && CARRIER.has(text.trim().toUpperCase());
  if (isOptOut(turn, reading)) return optOut(turn, carrier);
  if (reading.is === 'danger') return danger(turn);
  if (turn.contact.state === 'stopped') return answerStopped(turn, reading);
  return reading.is === 'carrier-help' && carrier ? null : undefined;
}

/** Words that also mean "I do not want it" stop us only where nothing was asked to which they may be the answer. */
function isOptOut(turn: Turn, { is }: Reading): boolean {
  if (is !== 'soft-opt-out') return is === 'opt-out';
  const asked = stillAsked(turn, openQuestion(turn));
  return !asked || !(isKnown(turn) || asked.line === 'helper-ask');
}

/** Always heard; that it was is said as often as robots may draw it that stop and start in turn. */
async function optOut(turn: Turn, carrier: boolean): Promise<Say | null> {
  if (turn.contact.state === 'stopped') return null;
  const said = await playAct(turn, { do: 'stop' });
  const count = turn.patients.length ? countSame : countOnce;
  if (carrier || !count(turn, 'stopped')) return null;
  return withinBudget(turn, { drawn: 'stop', play: () => Promise.resolve(said) });
}

/** Someone may be in danger: a person at once, and the number to call; from a stopped number only the task, and from a robot that speaks of emergencies after a while. */
async function danger(turn: Turn): Promise<Say | null> {
  const { ctx, contact } = turn;
  await openTask(ctx, { kind: 'danger', priority: 1, contactId: contact.id });
  if (contact.state === 'stopped' || !countDrawn(turn, 'danger')) return null;
  const number = ctx.config.EMERGENCY_NUMBER;
  const line: Say['line'] = number
    ? { name: 'danger', facts: { number } }
    : { name: 'danger-no-number' };
  return withinBudget(turn, { drawn: 'danger', play: () => Promise.resolve({ line }) });
}

/** Only START, or a single YES, opts in again; by SMS all else gets an empty answer, also that it is not theirs, which is heard. */
async function answerStopped(turn: Turn, reading: Reading): Promise<Say | null | undefined> {
  const again = reading.is === 'opt-in' || (reading.is === 'yes' && reading.single === true);
  if (!again && turn.contact.channel === 'telegram') return undefined;
  if (!again) {
    if (await deniesIt(turn, reading)) await playAct(turn, { do: 'wrong' });
    return null;
  }
  await startAgain(turn);
  if (!isKnown(turn)) return answerStranger(turn, reading);
  return countSame(turn, 'started') ? playAct(turn, { do: 'menu' }) : null;
}
