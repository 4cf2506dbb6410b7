import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { codeRules } from '../codes/index.js';
import { REMINDERS } from '../outbox/index.js';
import { isPaused, nextHour } from '../patients/index.js';
import type { Contact } from '../patients/index.js';
import type { Text } from './text.js';

const SESSION_MINUTES = 15;
const LOOK_AGAIN_MS = 60_000;

/** Whether a text may leave now, is looked at again later, or has come to its end. */
export type Verdict = { is: 'send' } | { is: 'wait'; until: Date } | { is: 'end'; state: string };

/** Decides by what is true at the moment of sending (domain invariant 14): usefulness, order, state of the number, pause, stay, hours, session. */
export async function judge(ctx: Context, text: Text): Promise<Verdict> {
  const { message } = text;
  if (message.usefulUntil <= ctx.now) return { is: 'end', state: 'expired' };
  // Answers keep their order; a chat that is being cleared holds up none.
  if (message.kind !== 'delete' && message.behind)
    return { is: 'wait', until: addMinutes(ctx.now, 1 / 60) };
  if (message.goesAfter) return { is: 'wait', until: soonest(ctx, message.goesAfter) };
  return message.reply ? { is: 'send' } : judgeStarted(ctx, text);
}

/** A moment that has come, or will in less than a second, is looked at a second from now. */
function soonest(ctx: Context, at: Date): Date {
  const soon = addMinutes(ctx.now, 1 / 60);
  return at > soon ? at : soon;
}

/** Which numbers take a kind that those who are not proved yet take too. */
const TAKEN_BY: Readonly<Record<string, readonly Contact['state'][]>> = {
  reverify: ['stale', 'reverify'],
  'helper-ask': ['unverified', 'verified'],
};

/** What only a text that we start must pass. */
async function judgeStarted(ctx: Context, text: Text): Promise<Verdict> {
  const { message, contact, state } = text;
  if (message.kind === 'code') return judgeCode(ctx, text);
  const states = TAKEN_BY[message.kind] ?? ['verified'];
  if (!states.includes(contact.state)) return { is: 'end', state: 'denied' };
  if (isMuted(ctx, text)) return { is: 'end', state: 'muted' };
  if (isAwaited(text)) return { is: 'send' };
  const opens = nextHour(contact, ctx.now);
  if (opens > ctx.now) return { is: 'wait', until: opens };
  const over = state.session === null ? 0 : state.session + SESSION_MINUTES * 60_000;
  const now = ctx.now.getTime();
  // A session may end at any answer, so it is looked at again each minute.
  return over > now
    ? { is: 'wait', until: new Date(Math.min(over, now + LOOK_AGAIN_MS)) }
    : { is: 'send' };
}

/** Kinds for which staff chose to be woken: somebody may be in danger, or it is seven and their day begins. */
const TO_STAFF_AT_ONCE = ['staff-urgent', 'staff-day'];

/** Whether its reader waits for it at any hour: they stand at the desk, or are staff on a number that no patient has. */
function isAwaited({ message: { kind }, patients }: Text): boolean {
  return kind === 'rehearsal' || (patients.length === 0 && TO_STAFF_AT_ONCE.includes(kind));
}

/** Whether texts of a kind wait, scheduled, for their time. */
export const isReminder = (kind: string): boolean => REMINDERS.some((each) => each === kind);

/** Whoever paused is sent nothing that we start, and whoever lies in a ward is neither reminded of anything nor told to fetch it. */
function isMuted(ctx: Context, { message, contact }: Text): boolean {
  if (isPaused(contact, ctx.now)) return true;
  return message.inside && (isReminder(message.kind) || message.kind === 'ready');
}

/** A code waits for no session, and for no private hour while its person stands at the desk; only one that proves a number goes to a number that is not proved yet. */
async function judgeCode(ctx: Context, { message, contact }: Text): Promise<Verdict> {
  const wanted = await codeRules(ctx, message.subjectId);
  const states = wanted?.proves ? ['verified', 'unverified', 'stale', 'reverify'] : ['verified'];
  if (!wanted || !states.includes(contact.state)) return { is: 'end', state: 'denied' };
  const opens = wanted.inPerson ? ctx.now : nextHour(contact, ctx.now);
  return opens > ctx.now ? { is: 'wait', until: opens } : { is: 'send' };
}
