import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';
import { addressIndex } from './contact.js';
import type { Address, Contact } from './contact.js';
import { linkContact } from './enrol.js';
import { joinIndex } from './join-code.js';

const TRIES_A_DAY = 5;
const WRONG_AN_HOUR = 50;

/** What a JOIN led to: the patient now linked (yet to be confirmed), a refusal that says nothing, or no more tries. */
export type Joined = { patientId: Id<'Patient'> } | 'refused' | 'paused';

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
  const [code] = await ctx.sql<{ patientId: Id<'Patient'> }>(
    `UPDATE join_codes SET used_at = $2
     WHERE code_index = $1 AND used_at IS NULL AND expires_at > $2
     RETURNING patient_id AS "patientId"`,
    [joinIndex(ctx, words), ctx.now],
  );
  await ctx.sql('INSERT INTO join_tries (address_index, at, wrong) VALUES ($1, $2, $3)', [
    index,
    ctx.now,
    !code,
  ]);
  if (!code) return 'refused';
  const { patientId } = code;
  await record(ctx, 'patient.joined', { kind: 'patient', id: patientId });
  await linkContact(ctx, {
    patientId,
    contactId: who.contact.id,
    confirmed: false,
    nickname: null,
  });
  return { patientId };
}

const JOIN_ALARM = '00000000-0000-7000-8000-000000000001';
