import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName, Language } from '../kernel/language.js';
import { cancelTask, finishTask, readTask } from '../tasks/index.js';
import { contactWithAddress } from './contact.js';
import { sendJoin } from './join.js';

/** What somebody proposed who asked by a poster word to be registered. */
export interface Proposed {
  id: Id<'Registration'>;
  channel: ChannelName;
  /** Null for a chat, which has none. */
  number: string | null;
  language: Language;
  siteId: Id<'Site'>;
  at: Date;
}

interface Row {
  id: Id<'Registration'>;
  contactId: Id<'Contact'>;
  siteId: Id<'Site'>;
  at: Date;
}

const OPEN = `
  SELECT r.id, r.contact_id AS "contactId", r.site_id AS "siteId", r.created_at AS at
  FROM registrations r WHERE r.state = 'proposed' AND r.expires_at > $2`;

/** What a task's person proposed, for the form that registers them; the read is noted. Throws `registration.gone` after 14 days, or once it was settled. */
export async function readProposed(ctx: Context, taskId: Id<'Task'>): Promise<Proposed> {
  assertMay(ctx.actor, 'patient.enrol');
  await readTask(ctx, taskId);
  const [row] = await ctx.sql<Row>(
    `${OPEN} AND r.id = (SELECT subject_id FROM tasks WHERE id = $1 AND kind = 'proposed-registration')`,
    [taskId, ctx.now],
  );
  if (!row) throw new DomainError('registration.gone');
  const { id, contactId, siteId, at } = row;
  await record(ctx, 'registration.read', { kind: 'registration', id });
  const { contact, address } = await contactWithAddress(ctx, contactId);
  const { channel, language } = contact;
  const number = channel === 'sms' ? address.value : null;
  return { ...{ id, channel, number, language, siteId, at } };
}

/**
 * The person who proposed it has come and was registered: their phone gets what follows on the join words, so that the
 * secret number links it, and the task ends. Of two who do this at once, one does.
 */
export async function settleProposed(
  ctx: Context,
  id: Id<'Registration'>,
  { patientId, joinWords }: { patientId: Id<'Patient'>; joinWords: string },
): Promise<void> {
  assertMay(ctx.actor, 'patient.enrol');
  const [row] = await ctx.sql<Row>(`${OPEN} AND r.id = $1 FOR NO KEY UPDATE OF r`, [id, ctx.now]);
  if (!row) throw new DomainError('registration.gone');
  const { contact, address } = await contactWithAddress(ctx, row.contactId);
  await ctx.sql(`UPDATE registrations SET state = 'active', patient_id = $2 WHERE id = $1`, [
    id,
    patientId,
  ]);
  await record(ctx, 'registration.active', { kind: 'registration', id });
  if (contact.state !== 'stopped') await sendJoin(ctx, { contact, address }, joinWords.split(' '));
  await finishTask(ctx, { kind: 'proposed-registration', subjectId: id }, 'registered');
}

/** Whom staff sent away, or who did not come, may ask anew; safe to say of any task. */
export async function rejectProposed(ctx: Context, taskId: Id<'Task'>): Promise<void> {
  assertMay(ctx.actor, 'task.work');
  const rows = await ctx.sql<{ id: string }>(
    `UPDATE registrations r SET state = 'rejected' FROM tasks t
     WHERE t.id = $1 AND t.kind = 'proposed-registration' AND t.state = 'done'
       AND r.id = t.subject_id AND r.state = 'proposed' RETURNING r.id`,
    [taskId],
  );
  for (const { id } of rows)
    await record(ctx, 'registration.rejected', { kind: 'registration', id });
}

/** Proposals for which nobody came in 14 days are gone, and so are their tasks. */
export async function expireProposed(ctx: Context): Promise<void> {
  const rows = await ctx.sql<Pick<Row, 'id' | 'contactId'>>(
    `UPDATE registrations SET state = 'expired' WHERE state = 'proposed' AND expires_at <= $1
     RETURNING id, contact_id AS "contactId"`,
    [ctx.now],
  );
  for (const { id, contactId } of rows) {
    await cancelTask(ctx, 'proposed-registration', { contactId });
    await record(ctx, 'registration.expired', { kind: 'registration', id });
  }
}
