import { asCalled } from '#core/messaging/index.js';
import type { Say } from '#core/messaging/index.js';
import {
  helpByChat,
  leaveNumber,
  linkByNumber,
  patientsOf,
  stopContact,
} from '#core/patients/index.js';
import { linkChat, stopChatOfStaff } from '#core/staff/index.js';
import { openTask } from '#core/tasks/index.js';
import { joinBy } from '../dialogues/join.js';
import { playAct } from '../dialogues/plays.js';
import type { Incoming } from '../incoming.js';
import type { Turn } from '../turn.js';
import { askStillYou, isDoubted, isDoubtedOfAny } from './doubted.js';
import { onceADay } from './once-a-day.js';
import { askWhose } from './patient.js';
import { startAgain } from './start-again.js';
import { answerStranger, isKnown, mayJoin } from './strangers.js';

type Event = Exclude<Incoming['event'], { is: 'text' } | { is: 'press' }>;

/** Answers what is not a text: a block, a link, a shared number, a missed call. */
export async function answerEvent(turn: Turn, event: Event): Promise<Say | null> {
  switch (event.is) {
    case 'opted':
      return opted(turn, event.out);
    case 'blocked':
      await stopChatOfStaff(turn.ctx, turn.incoming.from.value);
      return opted(turn, true);
    case 'start':
      return started(turn, event.payload);
    case 'own-number':
      return sharedNumber(turn, event.phone);
    case 'missed-call':
      return missedCall(turn);
  }
}

/** The provider took it in itself: it has answered, so we say nothing, but a start gets the menu, or the question of a number in doubt. */
async function opted(turn: Turn, out: boolean): Promise<Say | null> {
  const { ctx, contact } = turn;
  if (out) {
    if (contact.state === 'stopped') return null;
    turn.contact = await stopContact(ctx, contact);
    await leaveNumber(ctx, contact.id, { outcome: 'opted-out' });
    turn.state.asks = [];
    return null;
  }
  await startAgain(turn);
  if (isKnown(turn)) return playAct(turn, { do: 'menu' });
  return (await isDoubtedOfAny(turn)) ? askStillYou(turn) : null;
}

/** /start after a block or a STOP counts as START; a link may hold join words. */
async function started(turn: Turn, payload: string): Promise<Say | null> {
  const [, token] = STAFF_LINK.exec(payload) ?? [];
  if (token) return linkedToStaff(turn, token);
  await startAgain(turn);
  const words = payload.split(/[-_]/).filter(Boolean);
  if (words.length && mayJoin(turn)) return joinBy(turn, words);
  return isKnown(turn) ? playAct(turn, { do: 'menu' }) : answerStranger(turn, { is: 'unknown' });
}

/** What the link of a person's page at the console carries. */
const STAFF_LINK = /^staff_([\w-]{43})$/;

/** A person of the staff takes this chat as theirs; they are told so on their own side of it, and nothing of a patient's changes. */
async function linkedToStaff(turn: Turn, token: string): Promise<Say | null> {
  const linked = await linkChat(turn.ctx, { token, chat: turn.incoming.from.value });
  return linked ? null : onceADay(turn, { line: { name: 'chat-not-linked' } });
}

/** A person's own number, shared from their own account, leads to the patients of that number; the secret number confirms it. A helper's leads their texts here. */
async function sharedNumber(turn: Turn, phone: string): Promise<Say | null> {
  if (!mayJoin(turn)) return answerStranger(turn, { is: 'unknown' });
  const helping = await helpByChat(turn.ctx, turn.contact, phone);
  if (helping) turn.contact = helping;
  const found = await linkByNumber(turn.ctx, turn.contact, phone);
  if (!found && helping) return { line: { name: 'helper-agreed' } };
  if (!found) return answerStranger(turn, { is: 'unknown' });
  turn.patients = await asCalled(turn.ctx, await patientsOf(turn.ctx, turn.contact.id));
  turn.state.person = null;
  const waiting = turn.patients.filter(({ confirmed }) => !confirmed);
  if (!waiting.length) return playAct(turn, { do: 'menu' });
  return askWhose(turn, waiting, { do: 'still-me' });
}

/** A missed call costs nothing and asks for one back; a stranger's only if we know the number. */
async function missedCall(turn: Turn): Promise<Say | null> {
  if (!isKnown(turn) && !isDoubted(turn)) return null;
  const { contact, ctx } = turn;
  const facts = { from: contact.hoursFrom, to: contact.hoursTo };
  await openTask(ctx, { kind: 'call-back', contactId: contact.id, facts });
  return null;
}
