import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { erasePatient, setPatientState } from '../patients/index.js';
import type { Closing } from '../patients/index.js';
import { releaseAllOf } from './change-course.js';

/** Marks a patient as died or transferred, or takes that back; what was kept for them goes back to its shelves, and nobody is told. */
export async function closePatient(
  ctx: Context,
  id: Id<'Patient'>,
  change: { rev: number; state: Closing },
): Promise<void> {
  await setPatientState(ctx, id, change);
  if (change.state !== 'active') await releaseAllOf(ctx, id);
}

/** Erases a patient for ever, and frees what was kept for them. */
export async function forgetPatient(ctx: Context, id: Id<'Patient'>, rev: number): Promise<void> {
  await erasePatient(ctx, id, rev);
  await releaseAllOf(ctx, id);
}
