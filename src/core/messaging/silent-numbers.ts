import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { doubtNumber } from './doubt-number.js';

/** After so long without a word a number may be somebody else's. */
const SILENT_DAYS = 90;

// What stands unanswered must be as old itself: who was written to yesterday, after a quiet quarter, has not left it unanswered.
const SILENT = `
  SELECT c.id FROM contact_points c LEFT JOIN conversations v ON v.contact_id = c.id
  WHERE c.state = 'verified' AND coalesce(v.heard_at, c.created_at) <= $1::timestamptz - interval '${SILENT_DAYS} days'
    AND EXISTS (SELECT FROM patient_contacts l WHERE l.contact_id = c.id AND l.confirmed)
    AND EXISTS (SELECT FROM messages m WHERE m.contact_id = c.id AND m.state IN ('sent', 'delivered')
                AND m.sent_at > coalesce(v.heard_at, c.created_at) AND NOT m.reply
                AND m.sent_at <= $1::timestamptz - interval '${SILENT_DAYS} days')
  ORDER BY c.id LIMIT $2`;

/** Numbers that have not answered in 90 days although we wrote, for the sweep. */
export async function silentNumbers(ctx: Context, limit: number): Promise<Id<'Contact'>[]> {
  const rows = await ctx.sql<{ id: Id<'Contact'> }>(SILENT, [ctx.now, limit]);
  return rows.map(({ id }) => id);
}

/** Asks a silent number one question that says nothing, before anything else is sent there. */
export const askSilent = doubtNumber;
