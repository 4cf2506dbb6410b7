import { record } from '../audit/index.js';
import { actorName } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Language } from '../kernel/language.js';

/** What a patient can agree to: texts to their number, a record kept here, a helper told. */
export type ConsentPurpose = 'texts' | 'records' | 'helper';

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

/** Takes an agreement back; what was done under it stays noted. */
export async function withdrawConsent(
  ctx: Context,
  patientId: Id<'Patient'>,
  purpose: ConsentPurpose,
): Promise<void> {
  const rows = await ctx.sql(
    `UPDATE consents SET withdrawn_at = $3
     WHERE patient_id = $1 AND purpose = $2 AND withdrawn_at IS NULL RETURNING id`,
    [patientId, purpose, ctx.now],
  );
  const facts = { purpose };
  if (rows.length)
    await record(ctx, 'consent.withdrawn', { kind: 'patient', id: patientId, facts });
}

/** A patient's agreements, newest first. */
export function consentsOf(ctx: Context, patientId: Id<'Patient'>): Promise<Consent[]> {
  return ctx.sql<Consent>(
    `SELECT id, purpose, wording, language, given_at AS "givenAt", withdrawn_at AS "withdrawnAt"
     FROM consents WHERE patient_id = $1 ORDER BY given_at DESC, purpose`,
    [patientId],
  );
}
