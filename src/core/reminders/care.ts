import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { Says } from './check-in.js';

/** Whether a patient lies in a ward, and how they answer the weekly question. */
export interface Care {
  inpatientSince: Date | null;
  /** When they are asked next; null where they are not. */
  nextAt: Date | null;
  /** The last questions, newest first; an unanswered one says null. */
  asks: { askedAt: Date; says: Says | null }[];
}

/** How a patient is cared for between visits, on their open record. */
export async function careOf(ctx: Context, patientId: Id<'Patient'>): Promise<Care> {
  assertMay(ctx.actor, 'patient.read');
  await assertMayOpen(ctx, patientId, 'details');
  await record(ctx, 'care.read', { kind: 'patient', id: patientId });
  const [row] = await ctx.sql<Omit<Care, 'asks'>>(
    `SELECT p.inpatient_since AS "inpatientSince", c.next_at AS "nextAt"
     FROM patients p LEFT JOIN check_ins c ON c.patient_id = p.id WHERE p.id = $1`,
    [patientId],
  );
  const asks = await ctx.sql<Care['asks'][number]>(
    `SELECT asked_at AS "askedAt", says FROM check_in_asks WHERE patient_id = $1
     ORDER BY asked_at DESC LIMIT 5`,
    [patientId],
  );
  const { inpatientSince = null, nextAt = null } = row ?? {};
  return { inpatientSince, nextAt, asks };
}
