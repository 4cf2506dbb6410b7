import type { Context } from '../kernel/context.js';
import type { DataKey } from '../kernel/keys.js';
import type { NoticeKind } from '../outbox/index.js';
import { patientsOf } from '../patients/index.js';
import type { Patient } from '../patients/index.js';
import { asCalled } from './as-called.js';
import { compose, styleOf } from './compose.js';
import { outdated } from './conversation.js';
import type { Conversation } from './conversation.js';
import { refusalAtSend } from './gate.js';
import { openBody } from './message.js';
import type { Body } from './message.js';
import { namesKept } from './names-kept.js';
import { neverSaid } from './never-said.js';
import type { Notice } from './notice.js';
import { notices } from './notices.js';
import type { Say } from './say.js';
import type { Text } from './text.js';

/** A text in words; or why it has none: not due any more, its patient is not reached there any more, or the gate. */
export type Wording = Worded | 'cleared' | 'gone' | 'refused';

export interface Worded {
  body: Body;
  /** Where the words were made just now: what they are sealed with, and the conversation that waits for their answer. */
  made: { key: DataKey; state: Conversation } | null;
}

/** Gives a text its words as things are now; those of an earlier try are said again where they may still leave. */
export async function wordText(ctx: Context, text: Text): Promise<Wording> {
  const body = await openBody(ctx, text.message);
  if (!body) return make(ctx, text);
  if (text.message.op === 'delete') return { body, made: null };
  if (!(await isStillDue(ctx, text))) return 'cleared';
  const kept = await namesKept(ctx);
  const { contact, patients: people } = text;
  // A medicine, a colleague or a patient may have got a name since. Which line it was is not kept: a nickname that is a patient's name was chosen to be said.
  const whose = { people, level: contact.level, saysNicknames: true } as const;
  const forbiddenNames = neverSaid({ kept, ...whose });
  const rules = { ...styleOf(contact, ctx.config), forbiddenNames };
  return refusalAtSend(body.out.text, rules) ? 'refused' : { body, made: null };
}

/** An answer was due when it was made, and a code is made once; of all else the row it is about is asked again. */
async function isStillDue(ctx: Context, text: Text): Promise<boolean> {
  const { reply, kind } = text.message;
  return reply || kind === 'code' || (await noticeOf(ctx, text)) !== null;
}

function noticeOf(ctx: Context, { message, contact }: Text): Promise<Notice | null> {
  const { kind, subjectId, rev } = message;
  return notices[kind as NoticeKind](ctx, { subjectId, rev, contact });
}

/** Makes the words of a notice and notes its answers. */
async function make(ctx: Context, text: Text): Promise<Wording> {
  const { message, state } = text;
  const notice = await noticeOf(ctx, text);
  if (!notice) return 'cleared';
  const contact = notice.contact ?? text.contact;
  // Joining makes a number somebody's.
  const people =
    message.kind === 'join'
      ? await asCalled(ctx, await patientsOf(ctx, contact.id))
      : text.patients;
  const about = people.find(({ id }) => id === message.patientId);
  // Whoever died, moved away or left this number is written to no more.
  if (message.patientId !== null && !about) return 'gone';
  const kept = await namesKept(ctx);
  const clears = outdated(state, state.asks[0], ctx.now);
  const composed = compose(
    addressed(notice.say, about),
    { contact, config: ctx.config, state, now: ctx.now, kept, people, about },
    {
      ...{ started: !message.reply, until: closingOf(notice) },
      about: { kind: message.kind, subject: message.subjectId },
    },
  );
  if ('denied' in composed) return 'refused';
  const body: Body = { out: composed.out, clears };
  if (contact.channel === 'telegram') state.screen = message.id;
  return { body, made: { key: (about ?? contact).key, state } };
}

/** When its question closes, in milliseconds. */
const closingOf = ({ until }: Notice) => until?.getTime() ?? null;

/** With the nickname, which only lines to an OPEN reader say. */
function addressed(say: Say, about: Patient | undefined): Say {
  const name = about?.nickname;
  return name ? { ...say, line: { ...say.line, facts: { ...say.line.facts, name } } } : say;
}
