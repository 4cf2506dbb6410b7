import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf, instantOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { medicineNames } from '../medicines/index.js';
import { changeContact, patientsOf } from '../patients/index.js';
import type { Address, Contact } from '../patients/index.js';
import { codeRules } from '../codes/index.js';
import { REMINDERS } from '../outbox/index.js';
import type { NoticeKind } from '../outbox/index.js';
import { openTask } from '../tasks/index.js';
import type { Call } from './channel.js';
import { compose, styleOf } from './compose.js';
import { loadConversation, saveConversation } from './conversation.js';
import { refusalAtSend } from './gate.js';
import { lockMessage, lockOwner, openBody, sealBody } from './message.js';
import type { Body, Message } from './message.js';
import { notices } from './notices.js';
import type { Say } from './say.js';
import { takeSlot } from './throttle.js';

/** Longer than the provider's ten seconds and its lag. */
const LEASE_SECONDS = 30;
const SESSION_MINUTES = 15;
const LOOK_AGAIN_MS = 60_000;

/** What a worker may now call, or why there is nothing to do (with the time to look again). */
export type Claim = { call: Call } | { later: Date } | { ended: string };

/**
 * Takes one message for sending. Everything is read again here (domain invariant 14): state of the number,
 * pause, hours, usefulness, the row it is about. The queue's delay was only a hint.
 */
export async function claim(ctx: Context, id: Id<'Message'>): Promise<Claim> {
  const locked = await lockBoth(ctx, id);
  if (!locked) return { ended: 'taken' };
  const { message, contact, address } = locked;
  const verdict = await judge(ctx, message, contact);
  if (verdict.is === 'end') return end(ctx, message, verdict.state);
  if (verdict.is === 'wait') return postpone(ctx, message, { until: verdict.until });
  const body = (await reopen(ctx, message, contact)) ?? (await word(ctx, message, contact));
  if (typeof body === 'string') return end(ctx, message, body);
  const slot = hasSlot(ctx, message) ? null : await takeSlot(ctx, message.channel, address.value);
  if (slot) return postpone(ctx, message, { until: slot, slotted: true });
  if (message.kind === 'reverify' && contact.state === 'stale')
    await changeContact(ctx, contact, { state: 'reverify' });
  return { call: await lease(ctx, message, { address, body }) };
}

const SLOT_SECONDS = 0.5;

/** Whether its due time is a slot of the throttle, just reached: one long past would go out in a burst with all the others. */
function hasSlot(ctx: Context, { slotted, dueAt }: Message): boolean {
  return slotted && dueAt >= addMinutes(ctx.now, -SLOT_SECONDS / 60);
}

/** Locks the contact, then the message, in the order of a turn; null where it is not due any more or another process has it. */
async function lockBoth(ctx: Context, id: Id<'Message'>) {
  const owner = await lockOwner(ctx, id);
  if (!owner) return null;
  const message = await lockMessage(ctx, id);
  return message?.state === 'due' ? { ...owner, message } : null;
}

type Verdict = { is: 'send' } | { is: 'wait'; until: Date } | { is: 'end'; state: string };

async function judge(ctx: Context, message: Message, contact: Contact): Promise<Verdict> {
  if (message.dueAt > ctx.now) return { is: 'wait', until: message.dueAt };
  if (message.usefulUntil <= ctx.now) return { is: 'end', state: 'expired' };
  if (message.kind !== 'delete' && (await isBehind(ctx, message)))
    return { is: 'wait', until: addMinutes(ctx.now, 1 / 60) };
  return message.reply ? { is: 'send' } : judgeStarted(ctx, message, contact);
}

/** Answers keep their order; a chat that is being cleared holds up none. */
async function isBehind(ctx: Context, { id, contactId }: Message): Promise<boolean> {
  const earlier = await ctx.sql(
    `SELECT 1 FROM messages WHERE contact_id = $1 AND id < $2
       AND state IN ('sending', 'in-doubt', 'due') AND reply AND kind <> 'delete' LIMIT 1`,
    [contactId, id],
  );
  return earlier.length > 0;
}

/** Which numbers take a kind that those who are not proved yet take too. */
const TAKEN_BY: Readonly<Record<string, readonly Contact['state'][]>> = {
  reverify: ['stale', 'reverify'],
  'helper-ask': ['unverified', 'verified'],
};

/** What only a text that we start must pass. */
async function judgeStarted(ctx: Context, message: Message, contact: Contact): Promise<Verdict> {
  if (message.kind === 'code') return judgeCode(ctx, message, contact);
  const states = TAKEN_BY[message.kind] ?? ['verified'];
  if (!states.includes(contact.state)) return { is: 'end', state: 'denied' };
  if (await isMuted(ctx, message, contact)) return { is: 'end', state: 'muted' };
  if (await isAwaited(ctx, message)) return { is: 'send' };
  const opens = nextHour(contact, ctx.now);
  if (opens > ctx.now) return { is: 'wait', until: opens };
  const { session } = await loadConversation(ctx, contact.id);
  const over = session === null ? 0 : session + SESSION_MINUTES * 60_000;
  const now = ctx.now.getTime();
  // A session may end at any answer, so it is looked at again each minute.
  return over > now
    ? { is: 'wait', until: new Date(Math.min(over, now + LOOK_AGAIN_MS)) }
    : { is: 'send' };
}

/** Whether its reader waits for it at any hour: they stand at the desk, or are staff who hear of their day at seven on a number that no patient has. */
async function isAwaited(ctx: Context, { kind, contactId }: Message): Promise<boolean> {
  if (kind !== 'staff-day') return kind === 'rehearsal';
  const patients = await ctx.sql('SELECT 1 FROM patient_contacts WHERE contact_id = $1 LIMIT 1', [
    contactId,
  ]);
  return patients.length === 0;
}

const isReminder = (kind: string): boolean => REMINDERS.some((each) => each === kind);

/** Whoever paused is sent nothing that we start, and whoever lies in a ward is reminded of nothing. */
async function isMuted(
  ctx: Context,
  { kind, patientId }: Message,
  { pausedUntil, zone }: Contact,
): Promise<boolean> {
  if (pausedUntil && pausedUntil > dayOf(ctx.now, zone)) return true;
  if (!isReminder(kind)) return false;
  const inside = await ctx.sql(
    'SELECT 1 FROM patients WHERE id = $1 AND inpatient_since IS NOT NULL',
    [patientId],
  );
  return inside.length > 0;
}

/** A code waits for no session, and for no private hour while its person stands at the desk; only one that proves a number goes to a number that is not proved yet. */
async function judgeCode(ctx: Context, message: Message, contact: Contact): Promise<Verdict> {
  const wanted = await codeRules(ctx, message.subjectId);
  const states = wanted?.proves ? ['verified', 'unverified', 'stale', 'reverify'] : ['verified'];
  if (!wanted || !states.includes(contact.state)) return { is: 'end', state: 'denied' };
  const opens = wanted.inPerson ? ctx.now : nextHour(contact, ctx.now);
  return opens > ctx.now ? { is: 'wait', until: opens } : { is: 'send' };
}

/** Now, or when the private window next opens. */
export function nextHour(
  { hoursFrom, hoursTo, zone }: Pick<Contact, 'hoursFrom' | 'hoursTo' | 'zone'>,
  now: Date,
): Date {
  const today = dayOf(now, zone);
  if (now < instantOf(today, hoursFrom, zone)) return instantOf(today, hoursFrom, zone);
  return now < instantOf(today, hoursTo, zone)
    ? now
    : instantOf(addDays(today, 1), hoursFrom, zone);
}

/** With the nickname, which only lines to an OPEN reader say. */
function addressed(say: Say, name: string | null | undefined): Say {
  return name ? { ...say, line: { ...say.line, facts: { ...say.line.facts, name } } } : say;
}

/** The words that were made with the row, if they may still leave; null where none are made yet. */
async function reopen(ctx: Context, message: Message, contact: Contact) {
  const body = await openBody(ctx, message);
  if (!body || message.op === 'delete') return body;
  const forbiddenNames = await medicineNames(ctx);
  const rules = { ...styleOf(contact, ctx.config), forbiddenNames };
  return refusalAtSend(body.out.text, rules) ? deny(ctx, message) : body;
}

async function deny(ctx: Context, { id, contactId, patientId }: Message): Promise<'denied'> {
  await openTask(ctx, { kind: 'not-delivered', contactId, patientId, subjectId: id });
  return 'denied';
}

/** Whoever died, moved away or left this number is written to no more. */
const isGone = ({ patientId }: Message, about: unknown) => patientId !== null && !about;

/** When its question closes, in milliseconds. */
const closingOf = ({ until }: { until: Date | null }) => until?.getTime() ?? null;

/** Makes the words of a notice, notes its answers, seals it into its row; or says in which state it ends. */
async function word(ctx: Context, message: Message, known: Contact): Promise<Body | string> {
  const { subjectId, kind, rev } = message;
  const notice = await notices[kind as NoticeKind](ctx, { subjectId, rev, contact: known });
  if (!notice) return 'cleared';
  const contact = notice.contact ?? known;
  const state = await loadConversation(ctx, contact.id);
  const people = await patientsOf(ctx, contact.id);
  const medicines = await medicineNames(ctx);
  const about = people.find(({ id }) => id === message.patientId);
  if (isGone(message, about)) return 'denied';
  const composed = compose(
    addressed(notice.say, about?.nickname),
    { contact, config: ctx.config, state, now: ctx.now, medicines, people, about },
    { started: !message.reply, until: closingOf(notice) },
  );
  if ('denied' in composed) return deny(ctx, message);
  const body: Body = { out: composed.out, clears: state.screen };
  if (contact.channel === 'telegram') state.screen = message.id;
  await saveConversation(ctx, contact.id, state);
  const key = about?.key ?? contact.key;
  await ctx.sql('UPDATE messages SET body = $2, key_id = $3 WHERE id = $1', [
    message.id,
    sealBody(key, message.id, body),
    key.id,
  ]);
  return body;
}

/** Marks the row as being sent, by the real clock, before the provider is called: at most one text. */
async function lease(
  ctx: Context,
  message: Message,
  { address, body }: { address: Address; body: Body },
): Promise<Call> {
  await ctx.sql(
    `UPDATE messages SET state = 'sending', attempts = attempts + 1, attempted_at = clock_timestamp(),
            lease_until = clock_timestamp() + make_interval(secs => $2) WHERE id = $1`,
    [message.id, LEASE_SECONDS],
  );
  const { op, target, id } = message;
  const common = { to: address.value, out: body.out, ref: id };
  if (op === 'edit') return { op, target: target ?? '', ...common };
  if (op === 'delete') return { op, targets: body.targets ?? [], to: address.value, ref: id };
  const clears = body.clears ? await providerIdOf(ctx, body.clears) : null;
  return { op: 'send', ...common, ...(clears ? { clears } : {}) };
}

async function providerIdOf(ctx: Context, id: Id<'Message'>): Promise<string | null> {
  const [row] = await ctx.sql<{ providerId: string | null }>(
    'SELECT coalesce(provider_id, target) AS "providerId" FROM messages WHERE id = $1',
    [id],
  );
  return row?.providerId ?? null;
}

async function end(ctx: Context, message: Message, state: string): Promise<Claim> {
  const { contactId, patientId, id: subjectId, kind } = message;
  if (state === 'expired' && kind === 'ready')
    await openTask(ctx, { kind: 'not-delivered', contactId, patientId, subjectId });
  await ctx.sql(`UPDATE messages SET state = $2 WHERE id = $1`, [message.id, state]);
  return { ended: state };
}

async function postpone(
  ctx: Context,
  message: Message,
  {
    until,
    slotted = message.slotted && until === message.dueAt,
  }: { until: Date; slotted?: boolean },
): Promise<Claim> {
  if (until >= message.usefulUntil) return end(ctx, message, 'expired');
  await ctx.sql('UPDATE messages SET due_at = $2, slotted = $3 WHERE id = $1', [
    message.id,
    until,
    slotted,
  ]);
  return { later: until };
}
