import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { doubtNumber } from './doubt-number.js';

/** After so long without a word a number may be somebody else's. */
const SILENT_DAYS = 90;

const silent = (which: string): string => `
  SELECT c.id FROM contact_points c LEFT JOIN conversations v ON v.contact_id = c.id
  WHERE coalesce(v.heard_at, c.created_at) <= $1::timestamptz - interval '${SILENT_DAYS} days'
    AND c.id IN (SELECT contact_id FROM patient_contacts WHERE confirmed
                 UNION ALL SELECT contact_id FROM helpers WHERE agreed_at IS NOT NULL)
    AND ${which}`;

// What stands unanswered must be as old itself: who was written to yesterday, after a quiet quarter, has not left it unanswered.
const UNANSWERED = `c.state = 'verified' AND EXISTS (
    SELECT FROM messages m WHERE m.contact_id = c.id AND m.state IN ('sent', 'delivered')
      AND m.sent_at > coalesce(v.heard_at, c.created_at) AND NOT m.reply
      AND m.sent_at <= $1::timestamptz - interval '${SILENT_DAYS} days')`;
const STOPPED = `c.state = 'stopped' AND c.starts_as = 'verified'`;

// One after the other, for an OR of the two would look into the texts of each number.
const SILENT = `SELECT id FROM (${silent(UNANSWERED)} UNION ALL ${silent(STOPPED)}) s ORDER BY id LIMIT $2`;

/** Numbers of patients and helpers that have not answered in 90 days although we wrote, or since they stopped us, for the sweep. */
export async function silentNumbers(ctx: Context, limit: number): Promise<Id<'Contact'>[]> {
  const rows = await ctx.sql<{ id: Id<'Contact'> }>(SILENT, [ctx.now, limit]);
  return rows.map(({ id }) => id);
}

/** Asks a silent number one question that says nothing, before anything else is sent there. */
export const askSilent = doubtNumber;
