import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { giveService, kindsOf } from './patient-services.js';
import type { GiveService } from './patient-services.js';
import { lockPatient } from './visit.js';

/** Gives a patient a kind of visit, or changes how they have it, on their open record; `rev` is null where their card showed no such kind. Throws `consent.needed`, `changed-meanwhile`, `visit.letter-taken`. */
export async function changeKind(
  ctx: Context,
  { rev, ...input }: GiveService & { rev: number | null },
): Promise<string> {
  assertMay(ctx.actor, 'visit.book');
  await assertMayOpen(ctx, input.patientId, 'details');
  await lockPatient(ctx, input.patientId);
  const kinds = await kindsOf(ctx, input.patientId);
  const shown = kinds.find(({ serviceId }) => serviceId === input.serviceId);
  if ((shown?.rev ?? null) !== rev) throw new DomainError('changed-meanwhile');
  const [known] = await ctx.sql('SELECT 1 FROM services WHERE id = $1', [input.serviceId]);
  if (!known) throw new DomainError('not-found', { what: 'service' });
  return giveService(ctx, input);
}

/** Takes a kind off a patient's card; whoever waited for it waits no more. Throws `consent.needed`, `visit.kind-booked` while a visit of it is before them. */
export async function takeServiceAway(
  ctx: Context,
  { patientId, serviceId }: { patientId: Id<'Patient'>; serviceId: Id<'Service'> },
): Promise<void> {
  assertMay(ctx.actor, 'visit.book');
  await assertMayOpen(ctx, patientId, 'details');
  await lockPatient(ctx, patientId);
  const [ahead] = await ctx.sql(
    `SELECT 1 FROM visits WHERE patient_id = $1 AND service_id = $2
       AND state IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in') LIMIT 1`,
    [patientId, serviceId],
  );
  if (ahead) throw new DomainError('visit.kind-booked');
  const [gone] = await ctx.sql<{ letter: string }>(
    'DELETE FROM patient_services WHERE patient_id = $1 AND service_id = $2 RETURNING letter',
    [patientId, serviceId],
  );
  if (!gone) throw new DomainError('not-found', { what: 'service' });
  await ctx.sql(
    `UPDATE visit_waits SET state = 'ended', rev = rev + 1
     WHERE patient_id = $1 AND service_id = $2 AND state = 'waiting'`,
    [patientId, serviceId],
  );
  const facts = { letter: gone.letter };
  await record(ctx, 'patient.kind-taken', { kind: 'patient', id: patientId, facts });
}
