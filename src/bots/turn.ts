import type { Context } from '#core/kernel/context.js';
import { isOpen } from '#core/messaging/index.js';
import type { Ask, Conversation } from '#core/messaging/index.js';
import type { Contact, Patient } from '#core/patients/index.js';
import type { Incoming } from './incoming.js';

/** One inbound message and all that is known about its sender; dialogues change `contact` and `state`, which are saved with the reply. */
export interface Turn {
  readonly ctx: Context;
  readonly incoming: Incoming;
  contact: Contact;
  patients: Patient[];
  state: Conversation;
  /** What was typed where an act expects it: digits, words. */
  typed: string;
}

const SESSION_MS = 15 * 60_000;

/** Whether a session is going on: it ends with its last answer, or 15 minutes after it was left in the middle. */
export function inSession({ state, ctx }: Turn): boolean {
  return state.session !== null && ctx.now.getTime() - state.session < SESSION_MS;
}

/** The last text we sent, if it is a question that still takes answers. */
export function openQuestion({ state, ctx }: Turn): Ask | null {
  const [last] = state.asks;
  return last?.question && isOpen(last, ctx.now) ? last : null;
}

/** Notes that a question was answered: it takes no second answer. Statements keep theirs (`4` shows my pickups again). */
export function close(turn: Turn, ask: Ask): void {
  if (ask.question) ask.until = turn.ctx.now.getTime();
}
