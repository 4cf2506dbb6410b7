import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';
import { stopByProvider } from './mark.js';

/** What a provider reports of a text it took. */
export interface DeliveryReport {
  /** Our message, from the marker in the callback's signed URL. */
  messageId: Id<'Message'>;
  providerId: string;
  status: 'sent' | 'delivered' | 'undelivered' | 'failed';
  code: string | null;
}

/** Higher ranks are final; reports come in any order. */
const RANK = `CASE state WHEN 'sending' THEN 0 WHEN 'in-doubt' THEN 0 WHEN 'due' THEN 0 WHEN 'sent' THEN 1 ELSE 2 END`;

/** Twilio's code for a person who has stopped us. */
const OPTED_OUT = '21610';

/** Takes a report in, by rank and not by arrival; it also settles a text in doubt. A message's state never writes a visit's or a pickup's. */
export async function takeReport(ctx: Context, report: DeliveryReport): Promise<void> {
  const { messageId, providerId, status, code } = report;
  const rank = status === 'sent' ? 1 : 2;
  const [row] = await ctx.sql<{ contactId: Id<'Contact'>; patientId: Id<'Patient'> | null }>(
    `UPDATE messages SET state = $2, provider_id = coalesce(provider_id, $3), outcome = coalesce($4, outcome),
            lease_until = NULL, sent_at = coalesce(sent_at, $5)
     WHERE id = $1 AND ${RANK} < $6 RETURNING contact_id AS "contactId", patient_id AS "patientId"`,
    [messageId, status, providerId, code, ctx.now, rank],
  );
  if (!row || status === 'sent' || status === 'delivered') return;
  const { contactId, patientId } = row;
  if (code === OPTED_OUT) await stopByProvider(ctx, contactId);
  const facts = { code: code ?? status };
  await openTask(ctx, { kind: 'not-delivered', contactId, patientId, facts });
}
