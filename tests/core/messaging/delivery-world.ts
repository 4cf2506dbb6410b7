import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import type { ChannelName } from '#core/kernel/language.js';
import { enqueue } from '#core/outbox/index.js';
import type { NoticeKind } from '#core/outbox/index.js';
import type { App } from '#core/kernel/context.js';
import { asSystem } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';

/** A message row as tests look at it. */
export interface Row {
  id: Id<'Message'>;
  state: string;
  attempts: number;
  outcome: string | null;
  providerId: string | null;
  dueAt: Date;
}

/** A person whose number is in question, so that the one notice that needs no other rows may be sent to it. */
export async function asked(app: App, channel: ChannelName = 'sms', address?: string) {
  const person = await buildPatient(app, { channel, ...(address && { address }) });
  await app.db.query(`UPDATE contact_points SET state = 'stale' WHERE id = $1`, {
    bind: [person.contact.id],
  });
  return person;
}

interface Queued {
  count?: number;
  usefulUntil?: Date;
  kind?: NoticeKind;
}

/** Puts `count` notices to a number into the outbox; gives their ids in order. */
export async function queue(
  app: App,
  person: Awaited<ReturnType<typeof asked>>,
  { count = 1, usefulUntil, kind = 'reverify' }: Queued = {},
): Promise<Id<'Message'>[]> {
  const { contact, patientId } = person;
  const subjectId = newId();
  await asSystem(app, async (ctx) => {
    for (let rev = 1; rev <= count; rev += 1)
      await enqueue(ctx, {
        kind,
        contactId: contact.id,
        channel: contact.channel,
        patientId,
        subjectId,
        rev,
        usefulUntil: usefulUntil ?? new Date(ctx.now.getTime() + 5 * 86_400_000),
      });
  });
  const rows = await rowsOf(app, subjectId);
  return rows.map(({ id }) => id);
}

async function rowsOf(app: App, subjectId: string): Promise<Row[]> {
  return asSystem(app, (ctx) =>
    ctx.sql<Row>(`${ROW} WHERE subject_id = $1 ORDER BY rev`, [subjectId]),
  );
}

const ROW = `SELECT id, state, attempts, outcome, provider_id AS "providerId", due_at AS "dueAt" FROM messages`;

/** One message as it now is. */
export async function row(app: App, id: Id<'Message'> | undefined): Promise<Row> {
  const [found] = await asSystem(app, (ctx) => ctx.sql<Row>(`${ROW} WHERE id = $1`, [id]));
  if (!found) throw new Error('no such message');
  return found;
}

/** The state of a number, and the kinds of its open tasks. */
export async function standing(app: App, contactId: Id<'Contact'>) {
  const [found] = await asSystem(app, (ctx) =>
    ctx.sql<{ state: string; tasks: string[] }>(
      `SELECT state, ARRAY(SELECT kind FROM tasks t WHERE t.contact_id = c.id AND t.state = 'open'
              ORDER BY kind) AS tasks
       FROM contact_points c WHERE id = $1`,
      [contactId],
    ),
  );
  return found;
}
