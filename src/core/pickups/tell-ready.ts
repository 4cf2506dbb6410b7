import type { Context } from '../kernel/context.js';
import { instantOf } from '../kernel/dates.js';
import { enqueue } from '../outbox/index.js';
import { reachedBy, toldHelper } from '../patients/index.js';
import { mayComeFrom } from './earliest-day.js';
import { numberFor } from './number-for.js';
import type { Pickup } from './pickup.js';

/** When a patient hears that a parcel is ready, as far as is known now: nobody where no text would reach them. */
export type Tells = 'soon' | 'first-day' | 'nobody';

/** Tells the patient of a parcel that is ready, in words that name only the place and until when, on the first day on which they may come; a helper who agreed to it gets a copy without a code. Whoever lies in a ward is told once they are home. */
export async function tellReady(ctx: Context, pickup: Pickup, at = ctx.now): Promise<Tells> {
  if (await isInside(ctx, pickup)) return 'nobody';
  const day = mayComeFrom(pickup);
  const from = day && instantOf(day, '00:00', pickup.zone);
  const dueAt = from && from > at ? from : at;
  await tellHelper(ctx, pickup, dueAt);
  const number = await numberFor(ctx, pickup);
  if (!number) return 'nobody';
  const { id, patientId, rev, until: usefulUntil } = pickup;
  const about = { ...number, patientId, subjectId: id, rev, usefulUntil };
  await enqueue(ctx, { kind: 'ready', ...about, dueAt });
  if (!(await reachedBy(ctx, pickup))) return 'nobody';
  return dueAt > at ? 'first-day' : 'soon';
}

async function isInside(ctx: Context, { patientId }: Pickup): Promise<boolean> {
  const rows = await ctx.sql(
    'SELECT 1 FROM patients WHERE id = $1 AND inpatient_since IS NOT NULL',
    [patientId],
  );
  return rows.length > 0;
}

async function tellHelper(ctx: Context, pickup: Pickup, dueAt: Date): Promise<void> {
  const { id, patientId, rev, until: usefulUntil } = pickup;
  const told = await toldHelper(ctx, patientId);
  if (!told) return;
  const about = { ...told, patientId: null, subjectId: id };
  await enqueue(ctx, { kind: 'ready-helper', ...about, rev, usefulUntil, dueAt });
}
