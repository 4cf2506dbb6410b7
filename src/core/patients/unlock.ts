import { randomInt } from 'node:crypto';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { record } from '../audit/index.js';
import { openTask } from '../tasks/index.js';
import { confirmContact } from './confirm-contact.js';
import type { Contact } from './contact.js';
import type { Patient } from './patients-of.js';
import { openSecretNumber, SECRET_TRIES, WRONG_TRIES } from './secret-number.js';

/** Two positions of the secret number, 1 to 6, in order. */
export type Positions = readonly [number, number];

/** How an unlock stands before it is asked: no secret number, locked, or the two positions to ask. */
export type UnlockQuestion = { ask: Positions } | 'none' | 'locked';

/** Chooses two positions; none asked in the last 30 days while another is free. */
export async function unlockQuestion(ctx: Context, patient: Patient): Promise<UnlockQuestion> {
  const [row] = await ctx.sql<{
    known: boolean;
    wrong: number;
    recent: number[];
    pending: number[] | null;
  }>(
    `SELECT secret_number IS NOT NULL AS known,
            ${WRONG_TRIES} AS wrong,
            ARRAY(SELECT DISTINCT unnest(t.positions) FROM unlock_tries t
                  WHERE t.patient_id = $1 AND t.at > $2::timestamptz - interval '30 days') AS recent,
            pending_positions AS pending
     FROM patients WHERE id = $1`,
    [patient.id, ctx.now],
  );
  if (!row?.known) return 'none';
  if (row.wrong >= SECRET_TRIES) return 'locked';
  const [one, two] = row.pending ?? [];
  if (one && two) return { ask: [one, two] };
  const ask = choosePositions(row.recent);
  await keepPositions(ctx, patient.id, ask);
  await record(ctx, 'unlock.asked', { kind: 'patient', id: patient.id });
  return { ask };
}

/** The pair stays until it is answered rightly, or asking again would fish for an easy one. */
async function keepPositions(
  ctx: Context,
  patientId: Id<'Patient'>,
  positions: Positions | null,
): Promise<void> {
  await ctx.sql('UPDATE patients SET pending_positions = $2 WHERE id = $1', [patientId, positions]);
}

/** Two different positions, fresh ones first, drawn by the secure generator. */
export function choosePositions(recent: readonly number[]): Positions {
  const all = [1, 2, 3, 4, 5, 6];
  const pool = all.filter((position) => !recent.includes(position));
  const worn = all.filter((position) => recent.includes(position));
  const picked: number[] = [];
  while (picked.length < 2) {
    const from = pool.length ? pool : worn;
    picked.push(...from.splice(randomInt(from.length), 1));
  }
  const [one = 1, two = 2] = picked.sort((a, b) => a - b);
  return [one, two];
}

/** What came of two digits. After three wrong ones the unlock is locked for a day and staff have a task. */
export type UnlockResult = 'right' | 'wrong' | 'locked';

/** Compares two digits with the secret number at the positions asked, and counts the try: those from all of a patient's phones, and from the desk, follow each other. */
export async function tryUnlock(
  ctx: Context,
  who: { contact: Contact; patient: Patient },
  answer: { positions: Positions; digits: string },
): Promise<UnlockResult> {
  const { contact, patient } = who;
  await ctx.sql('SELECT FROM patients WHERE id = $1 FOR NO KEY UPDATE', [patient.id]);
  const standing = await unlockQuestion(ctx, patient);
  if (typeof standing === 'string') return 'locked';
  const secret = (await openSecretNumber(ctx, patient)) ?? '';
  const wanted = answer.positions.map((position) => secret[position - 1]).join('');
  const right = answer.digits === wanted;
  await ctx.sql(
    `INSERT INTO unlock_tries (contact_id, patient_id, at, positions, right_one) VALUES ($1, $2, $3, $4, $5)`,
    [contact.id, patient.id, ctx.now, [...answer.positions], right],
  );
  await record(ctx, right ? 'unlock.right' : 'unlock.wrong', { kind: 'patient', id: patient.id });
  if (right) {
    await keepPositions(ctx, patient.id, null);
    if (!patient.confirmed) await confirmContact(ctx, patient.id, contact.id);
    return 'right';
  }
  if ((await unlockQuestion(ctx, patient)) !== 'locked') return 'wrong';
  const { id: patientId } = patient;
  await openTask(ctx, { kind: 'unlock-locked', priority: 3, contactId: contact.id, patientId });
  return 'locked';
}

/** How many right unlocks of this patient were typed into a thread, which keeps them; those on the desk's pad do not count. */
export async function rightUnlocks(ctx: Context, patientId: Id<'Patient'>): Promise<number> {
  const [row] = await ctx.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM unlock_tries WHERE patient_id = $1 AND right_one AND contact_id IS NOT NULL',
    [patientId],
  );
  return row?.n ?? 0;
}
