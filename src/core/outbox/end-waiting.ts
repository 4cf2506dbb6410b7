import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

const UNSAID = ['expired', 'muted', 'denied'];

/** Texts without which somebody comes in vain or loses what was kept for them, and the endings after which a person sees to it. */
const MATTERS: Readonly<Record<string, readonly string[]>> = {
  ready: ['expired'],
  'visit-offer': ['expired', 'denied'],
  'visit-moved': UNSAID,
  'visit-closed': UNSAID,
  'day-closed': UNSAID,
  cancelled: UNSAID,
};

/** A text that is not sent any more. */
export interface Unsaid {
  id: Id<'Message'>;
  kind: string;
  contactId: Id<'Contact'>;
  patientId: Id<'Patient'> | null;
}

/** Endings that the desk counts among its texts that did not reach. */
const COUNTED = ['denied', 'expired'];

/** Leaves one entry of texts that ended so, however many they are, for the pages that count them. */
export async function noteUnsaid(
  ctx: Context,
  ids: readonly Id<'Message'>[],
  state: string,
): Promise<void> {
  const [id] = ids;
  if (id && COUNTED.includes(state))
    await record(ctx, `message.${state}`, { kind: 'message', id, facts: { count: ids.length } });
}

/** Asks somebody to tell what texts that ended so would have, where it matters. */
export async function seeToUnsaid(
  ctx: Context,
  texts: readonly Unsaid[],
  state: string,
): Promise<void> {
  for (const { id: subjectId, kind, contactId, patientId } of texts)
    if (MATTERS[kind]?.includes(state))
      await openTask(ctx, { kind: 'not-delivered', contactId, patientId, subjectId });
  const ids = texts.map(({ id }) => id);
  await noteUnsaid(ctx, ids, state);
}

/** Ends what waits for a number, that of one of its patients alone where one is named; somebody sees to what matters. */
export async function denyWaiting(
  ctx: Context,
  contactId: Id<'Contact'>,
  { patientId = null, outcome }: { patientId?: Id<'Patient'> | null; outcome: string },
): Promise<void> {
  const ended = await ctx.sql<Unsaid>(
    `UPDATE messages SET state = 'denied', outcome = $3
     WHERE contact_id = $1 AND ($2::uuid IS NULL OR patient_id = $2)
       AND (state = 'due' OR state = 'in-doubt' AND $2::uuid IS NULL)
     RETURNING id, kind, contact_id AS "contactId", patient_id AS "patientId"`,
    [contactId, patientId, outcome],
  );
  await seeToUnsaid(ctx, ended, 'denied');
}
