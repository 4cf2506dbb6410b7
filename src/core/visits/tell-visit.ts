import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { enqueue } from '../outbox/index.js';
import { reachedBy } from '../patients/index.js';
import { openTask } from '../tasks/index.js';
import type { Visit } from './visit.js';

/** Tells a patient of a visit that the desk booked, so that it stands on their phone; who cannot be texted heard it there. */
export async function tellBooked(ctx: Context, visit: Visit): Promise<void> {
  await text(ctx, visit, { kind: 'visit-booked', usefulUntil: visit.startAt });
}

/** Tells a patient of the new day that staff gave a visit; who cannot be texted is called. */
export async function tellMoved(ctx: Context, visit: Visit): Promise<void> {
  await tell(ctx, visit, { kind: 'visit-moved', usefulUntil: visit.startAt });
}

/** Tells a patient that a visit is off, with an offer of another; who cannot be texted is called. Nothing is lost silently (domain invariant 11). */
export async function tellOff(ctx: Context, visit: Visit): Promise<void> {
  const soon = addMinutes(ctx.now, OFFER_MINUTES);
  const usefulUntil = visit.startAt > soon ? visit.startAt : soon;
  await tell(ctx, visit, { kind: 'visit-closed', usefulUntil });
}

/** An offer of another day is worth sending for two days. */
const OFFER_MINUTES = 2 * 24 * 60;

interface Text {
  kind: 'visit-booked' | 'visit-moved' | 'visit-closed';
  usefulUntil: Date;
}

async function tell(ctx: Context, visit: Visit, what: Text): Promise<void> {
  if (await text(ctx, visit, what)) return;
  const { id, patientId, siteId } = visit;
  await openTask(ctx, { kind: 'call-back', patientId, siteId, subjectId: id, priority: 3 });
}

/** False where no text would reach them. */
async function text(ctx: Context, visit: Visit, what: Text): Promise<boolean> {
  const { id, patientId, rev } = visit;
  const number = await reachedBy(ctx, visit);
  if (!number) return false;
  await enqueue(ctx, { ...what, ...number, patientId, subjectId: id, rev });
  return true;
}
