import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { bookVisit } from './book-visit.js';
import { visitOfLocked } from './visit.js';
import type { Visit } from './visit.js';

/** Books a visit again that its patient gave up, under its own number, while its time is free; it was booked already, so neither notice nor horizon bounds it. Throws `visit.wrong-state`, and what `chooseSlot` does. */
export async function restoreVisit(ctx: Context, id: Id<'Visit'>): Promise<Visit> {
  const dropped = await visitOfLocked(ctx, id);
  const { state, endReason, patientId, serviceId, siteId, day, time, contactId } = dropped;
  if (state !== 'cancelled' || endReason !== 'patient')
    throw new DomainError('visit.wrong-state', { state });
  return bookVisit(ctx, {
    ...{ patientId, serviceId, siteId, day, time, contactId },
    restores: dropped,
  });
}
