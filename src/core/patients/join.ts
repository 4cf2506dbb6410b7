import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { enqueue } from '../outbox/index.js';
import { openTask } from '../tasks/index.js';
import { changeContact } from './change-contact.js';
import { addressIndex } from './contact.js';
import type { Address, Contact } from './contact.js';
import { linkContact } from './enrol.js';
import { joinIndex } from './join-code.js';
import type { Spoken } from './join-code.js';

const TRIES_A_DAY = 5;
const WRONG_AN_HOUR = 50;
const USEFUL_MINUTES = 60;

/**
 * Takes three words in. Nothing is looked up yet: right and wrong words are noted and answered
 * later in the same way, so that neither reply nor time tells them apart. `paused` where no try is
 * left: five a day a number; 50 wrong ones in an hour over all numbers pause joining and alarm.
 */
export async function hearJoin(
  ctx: Context,
  who: { contact: Contact; address: Address },
  words: readonly string[],
): Promise<'heard' | 'paused'> {
  const index = addressIndex(ctx, who.address);
  if (!(await mayTry(ctx, index))) return 'paused';
  await sendJoin(ctx, who, words);
  return 'heard';
}

/**
 * Takes three words in where no reply is left: right ones are answered in a text of their own, as ever; wrong ones count as
 * tries and draw nothing at all.
 */
export async function hearJoinUnanswered(
  ctx: Context,
  who: { contact: Contact; address: Address },
  words: readonly string[],
): Promise<void> {
  if (!(await mayTry(ctx, addressIndex(ctx, who.address)))) return;
  const given = await ctx.sql(
    'SELECT FROM join_codes WHERE code_index = $1 AND used_at IS NULL AND expires_at > $2',
    [joinIndex(ctx, words), ctx.now],
  );
  await (given.length ? sendJoin(ctx, who, words) : noteTry(ctx, who.address, words));
}

/** Has join words looked up, and answered, as a text of their own; also for who asked to be registered and now is. */
export async function sendJoin(
  ctx: Context,
  { contact, address }: { contact: Contact; address: Address },
  words: readonly string[],
): Promise<void> {
  const subjectId = await noteTry(ctx, address, words);
  const { id: contactId, channel } = contact;
  await enqueue(ctx, {
    ...{ kind: 'join', contactId, channel, patientId: null, subjectId, rev: 1, reply: true },
    usefulUntil: addMinutes(ctx.now, USEFUL_MINUTES),
  });
}

/** A try is wrong until it has been found right. */
async function noteTry(
  ctx: Context,
  address: Address,
  words: readonly string[],
): Promise<Id<'JoinTry'>> {
  const id = newId<'JoinTry'>();
  await ctx.sql(
    `INSERT INTO join_tries (id, address_index, at, wrong, code_index) VALUES ($1, $2, $3, true, $4)`,
    [id, addressIndex(ctx, address), ctx.now, joinIndex(ctx, words)],
  );
  return id;
}

async function mayTry(ctx: Context, index: Buffer): Promise<boolean> {
  const [load] = await ctx.sql<{ mine: number; wrong: number }>(
    `SELECT count(*) FILTER (WHERE address_index = $1)::int AS mine,
            count(*) FILTER (WHERE wrong AND at > $2::timestamptz - interval '1 hour')::int AS wrong
     FROM join_tries WHERE at > $2::timestamptz - interval '1 day'`,
    [index, ctx.now],
  );
  if (!load) return true;
  if (load.wrong < WRONG_AN_HOUR) return load.mine < TRIES_A_DAY;
  await openTask(ctx, { kind: 'join-alarm', priority: 2, subjectId: JOIN_ALARM });
  return false;
}

/** What a JOIN led to: the patient now linked (yet to be confirmed), or a refusal that says nothing. */
export type Joined = { patientId: Id<'Patient'>; contact: Contact } | 'refused';

/** Looks the words of a try up, and links the number if they are right; run once, when the answer is sent. */
export async function settleJoin(ctx: Context, contact: Contact, tryId: string): Promise<Joined> {
  const [code] = await ctx.sql<{ patientId: Id<'Patient'> } & Spoken>(
    `UPDATE join_codes c SET used_at = $2 FROM join_tries t
     WHERE t.id = $1 AND c.code_index = t.code_index AND c.used_at IS NULL AND c.expires_at > t.at
     RETURNING c.patient_id AS "patientId", c.language, c.level`,
    [tryId, ctx.now],
  );
  if (!code) return 'refused';
  const { patientId, language, level } = code;
  await ctx.sql('UPDATE join_tries SET wrong = false WHERE id = $1', [tryId]);
  await record(ctx, 'patient.joined', { kind: 'patient', id: patientId });
  const link = { patientId, contactId: contact.id, confirmed: false, nickname: null };
  await linkContact(ctx, link);
  return { patientId, contact: await speakAs(ctx, contact, { language, level }) };
}

/** A number that nobody spoke for takes the language and level agreed at the desk. */
async function speakAs(ctx: Context, contact: Contact, spoken: Spoken): Promise<Contact> {
  return contact.state === 'unverified' ? changeContact(ctx, contact, spoken) : contact;
}

const JOIN_ALARM = '00000000-0000-7000-8000-000000000001';
