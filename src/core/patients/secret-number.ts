import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { open, seal } from '../kernel/sealed.js';

/** Where a secret number is sealed: it is opened to compare two digits, so it cannot be hashed. */
export function secretCell(patientId: Id<'Patient'>) {
  return { table: 'patients', column: 'secret_number', row: patientId, owner: patientId };
}

/** Sets the six digits that a patient chose, which nobody has tried yet: a lock ends. Numbers that anyone would try first are refused. */
export async function setSecretNumber(
  ctx: Context,
  { patientId, key }: { patientId: Id<'Patient'>; key: DataKey },
  secretNumber: string,
): Promise<void> {
  if (!/^\d{6}$/.test(secretNumber) || isObvious(secretNumber))
    throw new DomainError('invalid', { field: 'secretNumber' });
  await ctx.sql('UPDATE patients SET secret_number = $2, pending_positions = NULL WHERE id = $1', [
    patientId,
    seal(key, secretCell(patientId), secretNumber),
  ]);
  await ctx.sql('DELETE FROM unlock_tries WHERE patient_id = $1', [patientId]);
  await record(ctx, 'secret-number.set', { kind: 'patient', id: patientId });
}

/** The secret number itself, to be compared with what was typed; null where none is set. */
export async function openSecretNumber(
  ctx: Context,
  { id, key }: { id: Id<'Patient'>; key: DataKey },
): Promise<string | null> {
  const [row] = await ctx.sql<{ secret: Buffer | null }>(
    'SELECT secret_number AS secret FROM patients WHERE id = $1',
    [id],
  );
  return row?.secret ? open(key, secretCell(id), row.secret) : null;
}

/** Wrong ones after which it is locked for a day, on the phone and at the desk alike. */
export const SECRET_TRIES = 3;

/** The count of wrong ones since the last right one, within a day, as SQL: `$1` is the patient, `$2` the time. */
export const WRONG_TRIES = `
  (SELECT count(*)::int FROM unlock_tries t
   WHERE t.patient_id = $1 AND NOT t.right_one AND t.at > $2::timestamptz - interval '1 day'
     AND t.at > coalesce((SELECT max(o.at) FROM unlock_tries o
                          WHERE o.patient_id = $1 AND o.right_one), '-infinity'))`;

/** One digit repeated, or a run up or down. */
function isObvious(digits: string): boolean {
  const steps = Array.from(digits.slice(1), (digit, i) => Number(digit) - Number(digits[i]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
}
