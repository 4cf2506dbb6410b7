import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { actorName, assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Language } from '../kernel/language.js';
import { noteUnsaid } from '../outbox/index.js';
import { stopContact } from './change-contact.js';
import { lockContactById } from './contact.js';
import { lockActive } from './patient-row.js';

/** What a patient can agree to: texts to their number, a record kept here, a helper told, and told of visits too. */
export type ConsentPurpose = 'texts' | 'records' | 'helper' | 'visits';

/** One agreement: to what, in which wording, when. */
export interface Consent {
  id: Id<'Consent'>;
  purpose: ConsentPurpose;
  wording: string;
  language: Language;
  givenAt: Date;
  withdrawnAt: Date | null;
}

/** The wording read to patients now; raise it when the words change. */
export const WORDING: Record<ConsentPurpose, string> = {
  texts: 'texts-2026-11',
  records: 'records-2026-11',
  helper: 'helper-2026-11',
  visits: 'visits-2026-11',
};

/** Notes what a patient agreed to in person, in the wording of today, once while it is in force. */
export async function recordConsents(
  ctx: Context,
  patientId: Id<'Patient'>,
  { purposes, language }: { purposes: readonly ConsentPurpose[]; language: Language },
): Promise<void> {
  for (const purpose of purposes) {
    const id = newId<'Consent'>();
    const made = await ctx.sql(
      `INSERT INTO consents (id, patient_id, purpose, wording, language, recorded_by, given_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (patient_id, purpose) WHERE withdrawn_at IS NULL DO NOTHING RETURNING id`,
      [id, patientId, purpose, WORDING[purpose], language, actorName(ctx.actor), ctx.now],
    );
    const facts = { purpose, wording: WORDING[purpose] };
    if (made.length) await record(ctx, 'consent.given', { kind: 'patient', id: patientId, facts });
  }
}

/**
 * What a patient agrees to from now on, as they say it at the desk: new agreements are noted, others taken back;
 * throws `changed-meanwhile` where the record is not the one that was shown.
 * Who agrees to texts no more is written to no more, at the numbers that are theirs alone.
 */
export async function setConsents(
  ctx: Context,
  patientId: Id<'Patient'>,
  given: { rev: number; purposes: readonly ConsentPurpose[]; language: Language },
): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  const { rev } = await lockActive(ctx, patientId);
  await assertMayOpen(ctx, patientId, 'details');
  if (rev !== given.rev) throw new DomainError('changed-meanwhile', { rev });
  await ctx.sql('UPDATE patients SET rev = rev + 1 WHERE id = $1', [patientId]);
  const taken = await ctx.sql<{ purpose: ConsentPurpose }>(
    `UPDATE consents SET withdrawn_at = $3
     WHERE patient_id = $1 AND purpose <> ALL($2) AND withdrawn_at IS NULL RETURNING purpose`,
    [patientId, given.purposes, ctx.now],
  );
  for (const { purpose } of taken)
    await record(ctx, 'consent.withdrawn', { kind: 'patient', id: patientId, facts: { purpose } });
  if (taken.some(({ purpose }) => purpose === 'texts')) await stopNumbers(ctx, patientId);
  await recordConsents(ctx, patientId, given);
}

async function stopNumbers(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const own = await ctx.sql<{ id: Id<'Contact'> }>(
    `SELECT l.contact_id AS id FROM patient_contacts l
     WHERE l.patient_id = $1 AND NOT EXISTS (SELECT FROM patient_contacts o
       WHERE o.contact_id = l.contact_id AND o.patient_id <> $1) ORDER BY l.contact_id`,
    [patientId],
  );
  for (const { id } of own) {
    const contact = await lockContactById(ctx, id);
    if (contact && contact.state !== 'stopped') await stopContact(ctx, contact);
  }
  const denied = await ctx.sql<{ id: Id<'Message'> }>(
    `UPDATE messages SET state = 'denied' WHERE patient_id = $1 AND state IN ('due', 'scheduled') RETURNING id`,
    [patientId],
  );
  const ids = denied.map(({ id }) => id);
  await noteUnsaid(ctx, ids, 'denied');
}

/** A patient's agreements, newest first. */
export function consentsOf(ctx: Context, patientId: Id<'Patient'>): Promise<Consent[]> {
  return ctx.sql<Consent>(
    `SELECT id, purpose, wording, language, given_at AS "givenAt", withdrawn_at AS "withdrawnAt"
     FROM consents WHERE patient_id = $1 ORDER BY given_at DESC, purpose`,
    [patientId],
  );
}
