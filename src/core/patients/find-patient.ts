import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';

/** A patient by public ref, for staff; a `not-found` refusal otherwise. */
export async function findPatientByRef(ctx: Context, publicRef: string): Promise<Id<'Patient'>> {
  assertMay(ctx.actor, 'patient.enrol');
  const [row] = await ctx.sql<{ id: Id<'Patient'> }>(
    'SELECT id FROM patients WHERE public_ref = $1',
    [publicRef.trim().toUpperCase()],
  );
  if (!row) throw new DomainError('not-found', { what: 'patient' });
  return row.id;
}
