import { record } from '../audit/index.js';
import { giveGrant } from '../consent/index.js';
import type { Scope } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { isSecret } from '../kernel/is-secret.js';
import { openTask } from '../tasks/index.js';
import { lockToLetIn } from './patient-row.js';
import { openSecretNumber, SECRET_TRIES, WRONG_TRIES } from './secret-number.js';

/** What came of it; a wrong number is an outcome, for its count must be kept: throw the refusal once it has committed. */
export type BySecret = { until: Date } | { refused: 'secret.wrong' | 'consent.no-secret' };

/**
 * The patient types their whole secret number on the desk's pad, where no phone can get a code.
 * Three wrong ones lock it for a day, here and on the phone. Throws `consent.no-secret`.
 */
export async function consentBySecret(
  ctx: Context,
  { patientId, scope, secret }: { patientId: Id<'Patient'>; scope: Scope; secret: string },
): Promise<BySecret> {
  assertMay(ctx.actor, 'consent.ask');
  const file = await lockToLetIn(ctx, patientId);
  const known = await openSecretNumber(ctx, file);
  if (!known || (await wrongTries(ctx, patientId)) >= SECRET_TRIES)
    throw new DomainError('consent.no-secret');
  const right = isSecret(secret, known);
  await ctx.sql('INSERT INTO unlock_tries (patient_id, at, right_one) VALUES ($1, $2, $3)', [
    patientId,
    ctx.now,
    right,
  ]);
  await record(ctx, right ? 'secret.right' : 'secret.wrong', { kind: 'patient', id: patientId });
  if (right) return giveGrant(ctx, { patientId, scope }, { how: 'secret' });
  if ((await wrongTries(ctx, patientId)) < SECRET_TRIES) return { refused: 'secret.wrong' };
  await openTask(ctx, { kind: 'unlock-locked', priority: 3, patientId, subjectId: patientId });
  return { refused: 'consent.no-secret' };
}

async function wrongTries(ctx: Context, patientId: Id<'Patient'>): Promise<number> {
  const [row] = await ctx.sql<{ wrong: number }>(`SELECT ${WRONG_TRIES} AS wrong`, [
    patientId,
    ctx.now,
  ]);
  return row?.wrong ?? 0;
}
