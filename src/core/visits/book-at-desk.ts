import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { findNumberNow } from '../patients/index.js';
import { bookVisit } from './book-visit.js';
import type { HoldSlot } from './hold-slot.js';
import { giveService, kindsOf } from './patient-services.js';
import { tellBooked } from './tell-visit.js';
import type { Visit } from './visit.js';
import { waitFor } from './waits.js';
import type { WaitFor } from './waits.js';

/** Books for a patient who asks at the desk: they get the kind where they have it not yet, and their own number is told and reminded. An override is noted by itself. Refuses as `bookVisit` does. */
export async function bookAtDesk(
  ctx: Context,
  ask: Omit<HoldSlot, 'contactId' | 'moving'>,
): Promise<Visit> {
  assertMay(ctx.actor, 'visit.book');
  await giveKind(ctx, ask);
  const visit = await bookVisit(ctx, { ...ask, contactId: await numberOf(ctx, ask.patientId) });
  if (visit.override) await record(ctx, 'visit.override', { kind: 'visit', id: visit.id });
  await tellBooked(ctx, visit);
  return visit;
}

/** Puts a patient who asks at the desk in line for a time. */
export async function waitAtDesk(ctx: Context, wish: Omit<WaitFor, 'contactId'>): Promise<void> {
  assertMay(ctx.actor, 'visit.book');
  await giveKind(ctx, wish);
  await waitFor(ctx, { ...wish, contactId: await numberOf(ctx, wish.patientId) });
}

async function giveKind(
  ctx: Context,
  { patientId, serviceId }: Pick<WaitFor, 'patientId' | 'serviceId'>,
): Promise<void> {
  const kinds = await kindsOf(ctx, patientId);
  if (kinds.some((kind) => kind.serviceId === serviceId)) return;
  const [known] = await ctx.sql('SELECT 1 FROM services WHERE id = $1', [serviceId]);
  if (!known) throw new DomainError('not-found', { what: 'service' });
  await giveService(ctx, { patientId, serviceId });
}

/** The number by which a patient is reminded: the proved one that came last. */
async function numberOf(ctx: Context, patientId: Id<'Patient'>): Promise<Id<'Contact'> | null> {
  const number = await findNumberNow(ctx, { patientId, contactId: null });
  return number?.contactId ?? null;
}
