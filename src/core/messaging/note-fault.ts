import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

/** After five faults a text has failed. */
const LAST = 'faults + 1 >= 5';

interface Faulty {
  state: string;
  contactId: Id<'Contact'>;
  patientId: Id<'Patient'> | null;
}

/** A fault of ours kept a text from being said: it is put off, a minute and then twice as long each time, and after five it has failed and somebody sees to it. */
export async function noteFault(ctx: Context, id: Id<'Message'>): Promise<void> {
  const [row] = await ctx.sql<Faulty>(
    `UPDATE messages SET faults = faults + 1, slotted = false,
            state = CASE WHEN ${LAST} THEN 'failed' ELSE state END,
            outcome = CASE WHEN ${LAST} THEN 'fault' ELSE outcome END,
            due_at = CASE WHEN ${LAST} THEN due_at
              ELSE greatest(due_at, least($2::timestamptz + make_interval(secs => 60 * 2 ^ faults), useful_until)) END
     WHERE id = $1 AND state IN ('due', 'in-doubt')
     RETURNING state, contact_id AS "contactId", patient_id AS "patientId"`,
    [id, ctx.now],
  );
  if (row?.state !== 'failed') return;
  const { contactId, patientId } = row;
  const facts = { code: 'fault' };
  await openTask(ctx, { kind: 'not-delivered', contactId, patientId, subjectId: id, facts });
  await record(ctx, 'message.failed', { kind: 'message', id });
}
