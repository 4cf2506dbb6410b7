import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

const COPY = `
  INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at)
  SELECT gen_random_uuid(), c.id, c.channel, CASE m.kind WHEN 'visit-reminder' THEN 'visit-helper' ELSE 'ready-helper' END,
         m.subject_id, m.rev, 'due', $2, m.useful_until, false, $2
  FROM messages m
  JOIN helpers h ON h.patient_id = m.patient_id AND h.agreed_at IS NOT NULL AND h.ended_at IS NULL
  JOIN contact_points c ON c.id = h.contact_id AND c.state = 'verified'
  JOIN consents a ON a.patient_id = m.patient_id AND a.purpose = 'helper' AND a.withdrawn_at IS NULL
  WHERE m.id = ANY($1) AND (m.kind <> 'visit-reminder' OR EXISTS (SELECT FROM consents v
    WHERE v.patient_id = m.patient_id AND v.purpose = 'visits' AND v.withdrawn_at IS NULL))
  ON CONFLICT (kind, subject_id, rev, channel) DO NOTHING RETURNING id`;

/**
 * Copies reminders of what is ready to the phones of helpers who agreed to be told of that, where the patient agreed
 * too: the place and until when, never a code. Those of visits are copied with a consent of their own.
 */
export async function remindHelpers(
  ctx: Context,
  reminders: readonly Id<'Message'>[],
): Promise<void> {
  if (!reminders.length) return;
  const copies = await ctx.sql<{ id: Id<'Message'> }>(COPY, [reminders, ctx.now]);
  for (const { id } of copies) ctx.later('message.deliver', { messageId: id });
}
