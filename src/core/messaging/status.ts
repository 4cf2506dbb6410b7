import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';
import type { SendReason } from './channel.js';
import { isUnreached } from './doubt-number.js';
import { markContact, sendDroppedAgain } from './mark.js';
import { lockOwner } from './message.js';

/** What a provider reports of a text it took. */
export interface DeliveryReport {
  /** Our message, from the marker in the callback's signed URL. */
  messageId: Id<'Message'>;
  providerId: string;
  status: 'sent' | 'delivered' | 'undelivered' | 'failed';
  code: string | null;
  /** What the code means, where we know it. */
  reason: SendReason | null;
}

/** Takes a report in that names a text by the provider's own id; false where no text has that id, or not yet. */
export async function takeReportById(
  ctx: Context,
  report: Omit<DeliveryReport, 'messageId'>,
): Promise<boolean> {
  const [row] = await ctx.sql<{ messageId: Id<'Message'> }>(
    `SELECT id AS "messageId" FROM messages WHERE channel = 'sms' AND provider_id = $1`,
    [report.providerId],
  );
  if (row) await takeReport(ctx, { ...report, ...row });
  return row !== undefined;
}

/** Higher ranks are final; reports come in any order. */
const RANK = `CASE state WHEN 'sending' THEN 0 WHEN 'in-doubt' THEN 0 WHEN 'due' THEN 0 WHEN 'sent' THEN 1 ELSE 2 END`;

/** While a text waits to be sent again, its old id was dropped by the provider; else the id is the one it has. */
const OF_THIS = `(provider_id IS NULL OR (provider_id = $3) = (${RANK} > 0))`;

/** Takes a report in, by rank and not by arrival; it also settles a text in doubt. A message's state never writes a visit's or a pickup's. */
export async function takeReport(ctx: Context, report: DeliveryReport): Promise<void> {
  const { messageId, providerId, status, code, reason } = report;
  if (reason === 'throttled' && (await sendDroppedAgain(ctx, report))) return;
  if (status !== 'sent' && status !== 'delivered') await lockOwner(ctx, messageId);
  const rank = status === 'sent' ? 1 : 2;
  const unreached = isUnreached(status, reason);
  const [row] = await ctx.sql<{ contactId: Id<'Contact'>; patientId: Id<'Patient'> | null }>(
    `UPDATE messages SET state = $2, provider_id = $3, outcome = coalesce($4, outcome),
            lease_until = NULL, sent_at = coalesce(sent_at, $5), unreached = $7
     WHERE id = $1 AND ${RANK} < $6 AND ${OF_THIS} RETURNING contact_id AS "contactId", patient_id AS "patientId"`,
    [messageId, status, providerId, code, ctx.now, rank, unreached],
  );
  if (!row || status === 'sent' || status === 'delivered') return;
  const { contactId, patientId } = row;
  await markContact(ctx, contactId, { reason, unreached });
  const facts = { code: code ?? status };
  await openTask(ctx, { kind: 'not-delivered', contactId, patientId, facts });
}
