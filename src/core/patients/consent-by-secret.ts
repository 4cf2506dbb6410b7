import { timingSafeEqual } from 'node:crypto';
import { record } from '../audit/index.js';
import { giveGrant } from '../consent/index.js';
import type { Scope } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { open } from '../kernel/sealed.js';
import { openTask } from '../tasks/index.js';
import { lockActive } from './patient-row.js';
import { secretCell } from './secret-number.js';

const TRIES = 3;

/** What came of it; a wrong number is an outcome, for its count must be kept: throw the refusal once it has committed. */
export type BySecret = { until: Date } | { refused: 'code.wrong' | 'code.locked' };

/**
 * The patient types their whole secret number on the desk's pad, where no phone can get a code.
 * Three wrong ones lock it for a day, here and on the phone. Throws `consent.no-secret`.
 */
export async function consentBySecret(
  ctx: Context,
  { patientId, scope, secret }: { patientId: Id<'Patient'>; scope: Scope; secret: string },
): Promise<BySecret> {
  assertMay(ctx.actor, 'consent.ask');
  const file = await lockActive(ctx, patientId);
  const known = await secretOf(ctx, file);
  if (!known || (await wrongTries(ctx, patientId)) >= TRIES)
    throw new DomainError('consent.no-secret');
  const right =
    /^[0-9]{6}$/.test(secret) && timingSafeEqual(Buffer.from(secret), Buffer.from(known));
  await ctx.sql('INSERT INTO unlock_tries (patient_id, at, right_one) VALUES ($1, $2, $3)', [
    patientId,
    ctx.now,
    right,
  ]);
  await record(ctx, right ? 'secret.right' : 'secret.wrong', { kind: 'patient', id: patientId });
  if (right) return giveGrant(ctx, { patientId, scope }, { how: 'secret' });
  if ((await wrongTries(ctx, patientId)) < TRIES) return { refused: 'code.wrong' };
  await openTask(ctx, { kind: 'unlock-locked', priority: 3, patientId, subjectId: patientId });
  return { refused: 'code.locked' };
}

/** Wrong ones since the last right one, within a day; those typed on the phone count too. */
async function wrongTries(ctx: Context, patientId: Id<'Patient'>): Promise<number> {
  const [row] = await ctx.sql<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM unlock_tries t
     WHERE t.patient_id = $1 AND NOT t.right_one AND t.at > $2::timestamptz - interval '1 day'
       AND t.at > coalesce((SELECT max(o.at) FROM unlock_tries o
                            WHERE o.patient_id = $1 AND o.right_one), '-infinity')`,
    [patientId, ctx.now],
  );
  return row?.wrong ?? 0;
}

async function secretOf(
  ctx: Context,
  { id, key }: { id: Id<'Patient'>; key: DataKey },
): Promise<string | null> {
  const [row] = await ctx.sql<{ secret: Buffer | null }>(
    'SELECT secret_number AS secret FROM patients WHERE id = $1',
    [id],
  );
  return row?.secret ? open(key, secretCell(id), row.secret) : null;
}
