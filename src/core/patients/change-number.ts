import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Language, Level } from '../kernel/language.js';
import { cancelTask } from '../tasks/index.js';
import { lockNumberOf } from './add-number.js';
import { changeContact } from './change-contact.js';
import { leaveNumber } from './leave-number.js';
import { lockActive } from './patient-row.js';
import { sealNickname, writeNickname } from './set-nickname.js';

/** How a patient is spoken to on one number; what is left out stays. */
export interface NumberChange {
  /** The one it was made from. */
  rev: number;
  nickname?: string | null | undefined;
  language?: Language | undefined;
  level?: Level | undefined;
  hours?: { from: string; to: string } | undefined;
  /** A consent given here starts a stopped number again. */
  startAgain?: true | undefined;
}

interface Link {
  patientId: Id<'Patient'>;
  contactId: Id<'Contact'>;
}

/** Changes how a patient is spoken to on one of their numbers; throws `changed-meanwhile` where someone else did. */
export async function changeNumber(ctx: Context, link: Link, change: NumberChange): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  await assertMayOpen(ctx, link.patientId, 'details');
  // The number first, as every talk does.
  const contact = await lockNumberOf(ctx, link);
  const patient = await lockActive(ctx, link.patientId);
  const { nickname, language, level, hours, startAgain } = change;
  await assertRev(ctx, link, change.rev);
  if (nickname !== undefined)
    await writeNickname(ctx, link, sealNickname(patient, link.contactId, nickname));
  await changeContact(ctx, contact, {
    ...(language && { language }),
    // What stays as it was, its holder was not asked.
    ...(level && level !== contact.level && { level }),
    ...(hours && { hours }),
    ...(startAgain && contact.startsAs && { state: contact.startsAs }),
  });
}

/** The caller holds the number's lock. */
async function assertRev(ctx: Context, { contactId }: Link, rev: number): Promise<void> {
  const [now] = await ctx.sql<{ rev: number }>('SELECT rev FROM contact_points WHERE id = $1', [
    contactId,
  ]);
  if (now?.rev !== rev) throw new DomainError('changed-meanwhile', { rev: now?.rev ?? 0 });
}

/** Unties a number from a patient: nothing of theirs goes there any more. Gives whether it had been shown to be theirs. */
export async function removeNumber(ctx: Context, link: Link): Promise<boolean> {
  assertMay(ctx.actor, 'patient.edit');
  await assertMayOpen(ctx, link.patientId, 'details');
  await lockNumberOf(ctx, link);
  const [tie] = await ctx.sql<{ confirmed: boolean }>(
    'DELETE FROM patient_contacts WHERE patient_id = $1 AND contact_id = $2 RETURNING confirmed',
    [link.patientId, link.contactId],
  );
  await leaveNumber(ctx, link.contactId, { patientId: link.patientId, outcome: 'unlinked' });
  await cancelTask(ctx, 'verify-number', link);
  await record(ctx, 'contact.unlinked', { kind: 'contact', id: link.contactId });
  return tie?.confirmed ?? false;
}
