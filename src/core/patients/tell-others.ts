import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import { enqueue } from '../outbox/index.js';
import { openTask } from '../tasks/index.js';

const TWO_DAYS_MINUTES = 2 * 24 * 60;

/** Whoever has reached the patient so far is told that another number does now, and can say that it is not theirs (SIM swap). */
export async function tellOthers(
  ctx: Context,
  { patientId, contactId }: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
): Promise<void> {
  const others = await ctx.sql<{ id: Id<'Contact'>; channel: ChannelName }>(
    `SELECT c.id, c.channel FROM patient_contacts l JOIN contact_points c ON c.id = l.contact_id
     WHERE l.patient_id = $1 AND c.id <> $2 AND l.confirmed AND c.state = 'verified' ORDER BY c.id`,
    [patientId, contactId],
  );
  // A number may come, go and come again: each time is told, to each other number.
  const minute = Math.floor(ctx.now.getTime() / 60_000);
  for (const [i, { id, channel }] of others.entries())
    await enqueue(ctx, {
      ...{ kind: 'number-added', contactId: id, channel, patientId, subjectId: contactId },
      ...{ rev: minute + i, usefulUntil: addMinutes(ctx.now, TWO_DAYS_MINUTES) },
    });
}

/** The patient does not know a number that was tied to them: it shows nothing again until it is proved anew, and staff look. */
export async function doubtNumber(
  ctx: Context,
  { patientId, contactId }: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
): Promise<void> {
  await ctx.sql(
    'UPDATE patient_contacts SET confirmed = false WHERE patient_id = $1 AND contact_id = $2',
    [patientId, contactId],
  );
  await record(ctx, 'contact.doubted', { kind: 'contact', id: contactId });
  await openTask(ctx, { kind: 'verify-number', priority: 2, contactId, patientId });
}

/** The patient whom two numbers both reach, or null. */
export async function sharedPatient(
  ctx: Context,
  one: Id<'Contact'>,
  other: string,
): Promise<Id<'Patient'> | null> {
  const [row] = await ctx.sql<{ id: Id<'Patient'> }>(
    `SELECT a.patient_id AS id FROM patient_contacts a JOIN patient_contacts b ON b.patient_id = a.patient_id
     WHERE a.contact_id = $1 AND b.contact_id = $2 AND a.confirmed AND b.confirmed
     ORDER BY b.linked_at DESC NULLS LAST LIMIT 1`,
    [one, other],
  );
  return row?.id ?? null;
}
