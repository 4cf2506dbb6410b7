import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { seal } from '../kernel/sealed.js';

/** Where a secret number is sealed: it is opened to compare two digits, so it cannot be hashed. */
export function secretCell(patientId: Id<'Patient'>) {
  return { table: 'patients', column: 'secret_number', row: patientId, owner: patientId };
}

/** Sets the six digits that a patient chose; numbers that anyone would try first are refused. */
export async function setSecretNumber(
  ctx: Context,
  { patientId, key }: { patientId: Id<'Patient'>; key: DataKey },
  secretNumber: string,
): Promise<void> {
  if (!/^\d{6}$/.test(secretNumber) || isObvious(secretNumber))
    throw new DomainError('invalid', { field: 'secretNumber' });
  await ctx.sql('UPDATE patients SET secret_number = $2 WHERE id = $1', [
    patientId,
    seal(key, secretCell(patientId), secretNumber),
  ]);
  await record(ctx, 'secret-number.set', { kind: 'patient', id: patientId });
}

/** One digit repeated, or a run up or down. */
function isObvious(digits: string): boolean {
  const steps = Array.from(digits.slice(1), (digit, i) => Number(digit) - Number(digits[i]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
}
