import { performBehind } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import type { DataKey } from '#core/kernel/keys.js';
import { lostRace } from '#core/kernel/lost-race.js';
import { open, seal } from '#core/kernel/sealed.js';
import {
  compose,
  enqueueReply,
  loadThread,
  namesKept,
  outdated,
  render,
  saveThread,
  styleOf,
} from '#core/messaging/index.js';
import type { Outgoing, Say, Thread } from '#core/messaging/index.js';
import { addContact, numberLock } from '#core/patients/index.js';
import type { Contact } from '#core/patients/index.js';
import { answer } from './dialogue/answer.js';
import { forgetRetired } from './dialogue/forget-retired.js';
import { answerRefused } from './dialogue/refused.js';
import type { Incoming } from './incoming.js';
import { languageOf } from './reading/shown-language.js';
import type { Turn } from './turn.js';

/** What is said at once: Twilio's reply, or what a pressed button of Telegram shows for a moment. Null says nothing, or that the reply leaves by the outbox. */
export type Reply = string | null;

const TRAIL = 60;

/** Takes one inbound message in: drop repeats, lock the number, answer, save and reply, all in one transaction; where the answer is refused, it is taken back and another says so. */
export async function receive(app: App, incoming: Incoming): Promise<Reply> {
  const actor = { kind: 'patient', contactId: null, patientIds: [] } as const;
  // Across processes the locked row makes one number's turns follow each other.
  const lock = numberLock(app.keys, incoming.from);
  const turn = (how: typeof answer) =>
    performBehind(app, { actor, lock }, (ctx) => converse(ctx, incoming, how));
  const answered = () =>
    turn(answer).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      app.log.info({ code: error.code }, 'a turn was refused');
      return turn(answerRefused);
    });
  try {
    return await answered();
  } catch (error) {
    if (!lostRace(error)) throw error;
    return answered();
  }
}

async function converse(ctx: Context, incoming: Incoming, how: typeof answer): Promise<Reply> {
  const { contact, patients, state, taken } = await threadOf(ctx, incoming);
  if (taken !== undefined) return taken && open(contact.key, cell(contact, incoming), taken);

  forgetRetired(state);
  const patientIds = patients.filter(({ confirmed }) => confirmed).map(({ id }) => id);
  const actor = { kind: 'patient', contactId: contact.id, patientIds } as const;
  const turn: Turn = { ctx: { ...ctx, actor }, incoming, contact, patients, state, typed: '' };
  if (incoming.messageId) state.trail = [...state.trail, incoming.messageId].slice(-TRAIL);
  const say = await how(turn);
  const reply = say ? await speak(turn, say) : null;
  const sealed = reply === null ? null : seal(contact.key, cell(contact, incoming), reply);
  await saveThread(ctx, contact.id, { state: turn.state, received: incoming, reply: sealed });
  return reply;
}

/** What is known of the sender; a number never seen before is taken up first. */
async function threadOf(ctx: Context, incoming: Incoming): Promise<Thread> {
  const known = await loadThread(ctx, incoming.from, incoming);
  if (known) return known;
  await addContact(ctx, incoming.from, { language: languageOf(incoming) });
  const added = await loadThread(ctx, incoming.from, incoming);
  if (!added) throw new Error('a number just added is not there');
  return added;
}

/** Words the answer; Twilio takes it back inline, elsewhere it leaves by the outbox. */
async function speak(turn: Turn, say: Say): Promise<Reply> {
  const { ctx, contact, state, incoming } = turn;
  const kept = await namesKept(ctx);
  const composed = compose(
    say,
    { contact, config: ctx.config, state, now: ctx.now, kept, people: turn.patients },
    { started: false },
  );
  if ('denied' in composed)
    throw new Error(`the gate refuses ${say.line.name}: ${composed.denied}`);
  const { out } = composed;
  if (incoming.provider === 'twilio') return out.text;
  if (incoming.provider === 'telegram') {
    await show(turn, say, out);
    return say.toast ? render({ name: say.toast }, styleOf(contact, ctx.config)).text : null;
  }
  await enqueueReply(ctx, contact, { key: keyOf(turn), out, edits: null, clears: null });
  return null;
}

/** A pressed button changes its own message; typed text gets a new one, and the old buttons go, unless they are what is asked for again or a question of ours that is still open. */
async function show(turn: Turn, say: Say, words: Outgoing): Promise<void> {
  const { ctx, contact, state, incoming } = turn;
  const out = say.line.name === 'join-how' ? { ...words, asksNumber: true } : words;
  const key = keyOf(turn);
  const stays = staysUp(turn, say);
  const edits = incoming.event.is === 'press' ? incoming.event.messageId : null;
  const clears = edits || stays ? null : outdated(state, state.asks[1], ctx.now);
  const staysFor = say.staysFor ?? null;
  const id = await enqueueReply(ctx, contact, { key, out, edits, clears, staysFor });
  if (!stays) state.screen = out.buttons?.length ? id : null;
}

/** What is said in a chat of one patient is sealed under their key, so that it goes with them. */
function keyOf({ contact, patients: [patient, another] }: Turn): DataKey {
  return patient && !another ? patient.key : contact.key;
}

/** A re-ask leaves the buttons that it asks for. */
function staysUp({ state, incoming }: Turn, say: Say): boolean {
  return say.again === true && incoming.event.is !== 'press' && state.screen !== null;
}

/** Where a reply is sealed, so that a repeat is answered the same. */
function cell(contact: Contact, { externalId }: Incoming) {
  return { table: 'inbox', column: 'reply', row: externalId, owner: contact.id };
}
