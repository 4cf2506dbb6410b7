import { randomBytes } from 'node:crypto';
import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { accountOf, assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { silence } from './close-patient.js';
import { storeDataKey } from './data-key.js';
import { patientFile } from './patient-row.js';

/**
 * Erases a patient: their data key is shredded, so that what it sealed opens nowhere, backups included; digests by which
 * they were found go; numbers that are theirs alone are shredded too, and so are the doubles joined to them. Handovers stay, with nobody's name.
 * The erasure is written down, so that it can be done again after a restore.
 */
export async function erasePatient(ctx: Context, id: Id<'Patient'>, rev: number): Promise<void> {
  assertMay(ctx.actor, 'patient.erase');
  const file = await patientFile(ctx, id, { lock: true });
  if (file.state === 'erased') throw new DomainError('patient.not-active');
  await assertMayOpen(ctx, id, 'details');
  if (file.rev !== rev) throw new DomainError('changed-meanwhile', { rev: file.rev });
  for (const each of await withDoubles(ctx, id)) {
    const keyIds = await shred(ctx, each);
    await ctx.sql('INSERT INTO erasures (patient_id, key_ids, at, by_id) VALUES ($1, $2, $3, $4)', [
      each,
      keyIds,
      ctx.now,
      accountOf(ctx.actor),
    ]);
    await record(ctx, 'patient.erased', { kind: 'patient', id: each });
  }
}

/** A patient and every double that was joined to them, or to one of those: it kept its own name, under its own key. */
async function withDoubles(ctx: Context, id: Id<'Patient'>): Promise<Id<'Patient'>[]> {
  const rows = await ctx.sql<{ id: Id<'Patient'> }>(
    `WITH RECURSIVE same AS (
       SELECT $1::uuid AS id UNION SELECT p.id FROM patients p JOIN same s ON p.merged_into = s.id)
     SELECT id FROM same`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** Does every erasure again of which something is left, a double among it: after a restore of an older state. Gives how many patients were. */
export async function replayErasures(ctx: Context): Promise<number> {
  const back = await ctx.sql<{ id: Id<'Patient'> }>(
    `SELECT e.patient_id AS id FROM erasures e JOIN patients p ON p.id = e.patient_id
     WHERE p.state <> 'erased'
     UNION SELECT p.id FROM erasures e JOIN patients p ON p.merged_into = e.patient_id
     WHERE p.state <> 'erased'`,
    [],
  );
  const all = new Set<Id<'Patient'>>();
  for (const { id } of back) for (const each of await withDoubles(ctx, id)) all.add(each);
  for (const id of all) {
    await shred(ctx, id);
    await record(ctx, 'patient.erased-again', { kind: 'patient', id });
  }
  return all.size;
}

async function shred(ctx: Context, id: Id<'Patient'>): Promise<string[]> {
  await silence(ctx, id);
  await forgetReplies(ctx, id);
  const numbers = await shredNumbers(ctx, id);
  await ctx.sql('DELETE FROM patient_words WHERE patient_id = $1', [id]);
  await ctx.sql('DELETE FROM recent_patients WHERE patient_id = $1', [id]);
  await ctx.sql('DELETE FROM join_codes WHERE patient_id = $1', [id]);
  await ctx.sql('DELETE FROM unlock_tries WHERE patient_id = $1', [id]);
  await ctx.sql('DELETE FROM helpers WHERE patient_id = $1', [id]);
  await ctx.sql('UPDATE courses SET dose = NULL WHERE patient_id = $1', [id]);
  await ctx.sql('UPDATE messages SET body = NULL, key_id = NULL WHERE patient_id = $1', [id]);
  const [old] = await ctx.sql<{ keyId: string | null }>(
    `SELECT key_id AS "keyId" FROM patients WHERE id = $1`,
    [id],
  );
  await ctx.sql(
    `UPDATE patients SET state = 'erased', key_id = NULL, name = NULL, secret_number = NULL,
            pending_positions = NULL, clinic_number = NULL, clinic_index = NULL, phone_skills = NULL,
            usual_site_id = NULL, merged_into = NULL, rev = rev + 1 WHERE id = $1`,
    [id],
  );
  const keyIds = [...numbers, ...(old?.keyId ? [old.keyId] : [])];
  await ctx.sql('DELETE FROM data_keys WHERE id = ANY($1)', [keyIds]);
  return keyIds;
}

/** The numbers of a patient and of their helpers. */
const NUMBERS = `SELECT contact_id FROM patient_contacts WHERE patient_id = $1
                 UNION SELECT contact_id FROM helpers WHERE patient_id = $1`;

/**
 * What their numbers were answered, sealed under the number's key, goes from shared ones too: whose answer it was cannot be
 * told. What is still to leave for another does leave; a text that is repeated later is answered with nothing.
 */
async function forgetReplies(ctx: Context, id: Id<'Patient'>): Promise<void> {
  await ctx.sql(`UPDATE inbox SET reply = NULL WHERE contact_id IN (${NUMBERS})`, [id]);
  await ctx.sql(
    `UPDATE messages SET body = NULL, key_id = NULL
     WHERE contact_id IN (${NUMBERS}) AND patient_id IS NULL AND reply
       AND state NOT IN ('due', 'sending', 'in-doubt')`,
    [id],
  );
}

/** Numbers shared with others, a helper's own included, are only untied. One that said STOP keeps its digest and stays stopped: an opt-out outlives the record. */
async function shredNumbers(ctx: Context, id: Id<'Patient'>): Promise<string[]> {
  const own = await ctx.sql<{ id: string; keyId: string; state: string }>(
    `SELECT c.id, c.key_id AS "keyId", c.state FROM contact_points c
     WHERE c.id IN (${NUMBERS})
       AND NOT EXISTS (SELECT FROM patient_contacts o
         WHERE o.contact_id = c.id AND o.patient_id <> $1)
       AND NOT EXISTS (SELECT FROM helpers h WHERE h.contact_id = c.id AND h.patient_id <> $1)
       AND NOT EXISTS (SELECT FROM staff s WHERE s.contact_id = c.id)`,
    [id],
  );
  await ctx.sql('DELETE FROM patient_contacts WHERE patient_id = $1', [id]);
  const gone = own.filter(({ state }) => state !== 'stopped');
  for (const { id: contactId } of gone) {
    const fresh = await storeDataKey(ctx);
    await ctx.sql('DELETE FROM conversations WHERE contact_id = $1', [contactId]);
    await ctx.sql('UPDATE messages SET body = NULL, key_id = NULL WHERE contact_id = $1', [
      contactId,
    ]);
    await ctx.sql(
      `UPDATE contact_points SET state = 'wrong-person', address_index = $2, block_index = NULL,
              address = ''::bytea, key_id = $3
       WHERE id = $1`,
      [contactId, randomBytes(32), fresh.id],
    );
  }
  return gone.map(({ keyId }) => keyId);
}
