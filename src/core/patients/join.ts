import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { Language, Level } from '../kernel/language.js';
import { openTask } from '../tasks/index.js';
import { changeContact } from './change-contact.js';
import { addressIndex } from './contact.js';
import type { Address, Contact } from './contact.js';
import { linkContact } from './enrol.js';
import { joinIndex } from './join-code.js';

const TRIES_A_DAY = 5;
const WRONG_AN_HOUR = 50;

/** What a JOIN led to: the patient now linked (yet to be confirmed), a refusal that says nothing, or no more tries. */
export type Joined = { patientId: Id<'Patient'>; contact: Contact } | 'refused' | 'paused';

/** Links a number by its three words. Right and wrong words take the same work; five tries a day; 50 wrong ones in an hour over all numbers pause joining and alarm. */
export async function join(
  ctx: Context,
  who: { contact: Contact; address: Address },
  words: readonly string[],
): Promise<Joined> {
  const index = addressIndex(ctx, who.address);
  const [load] = await ctx.sql<{ mine: number; wrong: number }>(
    `SELECT count(*) FILTER (WHERE address_index = $1)::int AS mine,
            count(*) FILTER (WHERE wrong AND at > $2::timestamptz - interval '1 hour')::int AS wrong
     FROM join_tries WHERE at > $2::timestamptz - interval '1 day'`,
    [index, ctx.now],
  );
  if (load && load.wrong >= WRONG_AN_HOUR) {
    await openTask(ctx, { kind: 'join-alarm', priority: 2, subjectId: JOIN_ALARM });
    return 'paused';
  }
  if (load && load.mine >= TRIES_A_DAY) return 'paused';
  const [code] = await ctx.sql<{ patientId: Id<'Patient'>; language: Language; level: Level }>(
    `UPDATE join_codes SET used_at = $2
     WHERE code_index = $1 AND used_at IS NULL AND expires_at > $2
     RETURNING patient_id AS "patientId", language, level`,
    [joinIndex(ctx, words), ctx.now],
  );
  await ctx.sql('INSERT INTO join_tries (address_index, at, wrong) VALUES ($1, $2, $3)', [
    index,
    ctx.now,
    !code,
  ]);
  if (!code) return 'refused';
  const { patientId, language, level } = code;
  await record(ctx, 'patient.joined', { kind: 'patient', id: patientId });
  await linkContact(ctx, {
    patientId,
    contactId: who.contact.id,
    confirmed: false,
    nickname: null,
  });
  const contact = await speakAs(ctx, who.contact, { language, level });
  return { patientId, contact };
}

/** A number that nobody spoke for takes the language and level agreed at the desk. */
async function speakAs(
  ctx: Context,
  contact: Contact,
  spoken: { language: Language; level: Level },
): Promise<Contact> {
  return contact.state === 'unverified' ? changeContact(ctx, contact, spoken) : contact;
}

const JOIN_ALARM = '00000000-0000-7000-8000-000000000001';
