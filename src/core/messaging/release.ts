import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName, Level } from '../kernel/language.js';
import { noteUnsaid } from '../outbox/index.js';
import { isPaused, nextHour, numberNow } from '../patients/index.js';
import { openTask } from '../tasks/index.js';
import { remindHelpers } from './remind-helpers.js';
import { batchSize, room } from './throttle.js';

/** A text whose time has come, with whom it is for and the number that reaches them now. */
interface Due {
  id: Id<'Message'>;
  kind: string;
  patientId: Id<'Patient'>;
  dueAt: Date;
  usefulUntil: Date;
  active: boolean;
  inside: boolean;
  /** Where the patient said STOP, and no other number is theirs. */
  stopped: boolean;
  siteId: Id<'Site'> | null;
  contactId: Id<'Contact'> | null;
  channel: ChannelName | null;
  /** How much it may say at most, where it goes to another number than the one it was made for. */
  levelCap: Level | null;
  hoursFrom: string;
  hoursTo: string;
  zone: string;
  pausedUntil: Day | null;
}

const DUE = `
  WITH due AS MATERIALIZED (
    SELECT id, kind, patient_id, contact_id, useful_until, due_at FROM messages
    WHERE state = 'scheduled' AND due_at <= $1 AND channel = $2
    ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
  SELECT d.id, d.kind, d.patient_id AS "patientId", d.due_at AS "dueAt", d.useful_until AS "usefulUntil",
         p.state = 'active' AS active, p.inpatient_since IS NOT NULL AS inside, p.usual_site_id AS "siteId",
         c.id AS "contactId", c.channel, c.level_cap AS "levelCap", to_char(c.hours_from, 'HH24:MI') AS "hoursFrom",
         to_char(c.hours_to, 'HH24:MI') AS "hoursTo", c.zone,
         c.paused_until::text AS "pausedUntil",
         c.id IS NULL AND EXISTS (SELECT FROM patient_contacts l JOIN contact_points s ON s.id = l.contact_id
           WHERE l.patient_id = d.patient_id AND s.state = 'stopped') AS stopped
  FROM due d
  JOIN patients p ON p.id = d.patient_id
  LEFT JOIN LATERAL (${numberNow('d.patient_id', 'd.contact_id')}) c ON true
  ORDER BY d.due_at, d.id`;

const WRITE = `
  UPDATE messages m SET state = n.state, due_at = coalesce(n.due_at, m.due_at),
         contact_id = coalesce(n.contact_id, m.contact_id), channel = coalesce(n.channel, m.channel),
         level_cap = coalesce(n.level_cap, m.level_cap)
  FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[])
    AS n(id, state, due_at, contact_id, channel, level_cap)
  WHERE m.id = n.id`;

/** How a text goes on. */
interface Next {
  row: Due;
  state: 'due' | 'scheduled' | 'muted' | 'denied' | 'expired';
  /** Null leaves it as it was. */
  dueAt: Date | null;
}

/**
 * Lets scheduled texts of a channel go whose time has come, in the order of their time, as many as leave in the next
 * seconds: so nothing that is answered meanwhile has to wait behind them. Outside a reader's hours they wait, scheduled;
 * a patient without a number becomes a task. Gives how many were taken up, and whether there may be more at once.
 */
export async function releaseScheduled(
  ctx: Context,
  channel: ChannelName,
  limit: number,
): Promise<{ taken: number; more: boolean }> {
  const most = Math.min(limit, await room(ctx, channel));
  if (most < 1) return { taken: 0, more: false };
  const rows = await ctx.sql<Due>(DUE, [ctx.now, channel, most]);
  const opens = hoursAt(ctx.now);
  const next = rows.map((row) => judge(ctx, row, opens(row)));
  await ctx.sql(WRITE, [
    next.map(({ row }) => row.id),
    next.map(({ state }) => state),
    next.map(({ dueAt }) => dueAt),
    next.map(({ row }) => row.contactId),
    next.map(({ row }) => row.channel),
    next.map(({ row }) => row.levelCap),
  ]);
  nudge(ctx, next);
  await remindHelpers(
    ctx,
    next.filter(isForHelpersToo).map(({ row }) => row.id),
  );
  for (const ended of ['denied', 'expired'] as const)
    await noteUnsaid(
      ctx,
      next.filter(({ state }) => state === ended).map(({ row }) => row.id),
      ended,
    );
  for (const { row, state } of next)
    if (state === 'denied' && row.active && !row.stopped) await tellDesk(ctx, row);
  return { taken: rows.length, more: rows.length === most };
}

/** A helper is reminded with the patient, and in place of one who has no phone. */
function isForHelpersToo({ row, state }: Next): boolean {
  const leaves = state === 'due' || (state === 'denied' && row.active && !row.stopped);
  return (row.kind === 'pickup-reminder' || row.kind === 'visit-reminder') && leaves;
}

/** Has those that leave now delivered in their order, each channel in batches as it takes them; of one reader the first, which the others follow. */
function nudge(ctx: Context, next: readonly Next[]): void {
  for (const channel of ['sms', 'telegram'] as const) {
    const leave = next.filter(({ row, state }) => state === 'due' && row.channel === channel);
    const firsts = new Map(leave.toReversed().map(({ row }) => [row.contactId, row.id]));
    const ids = leave
      .filter(({ row }) => firsts.get(row.contactId) === row.id)
      .map(({ row }) => row.id);
    const size = batchSize(ctx, channel);
    for (let at = 0; at < ids.length; at += size) {
      const messageIds = ids.slice(at, at + size);
      const [messageId] = messageIds;
      if (messageIds.length > 1) ctx.later('messages.deliver', { messageIds });
      else if (messageId) ctx.later('message.deliver', { messageId });
    }
  }
}

/** When the private hours of each next open: most readers have the same ones, and a clock of a zone is slow to ask. */
function hoursAt(now: Date): (row: Due) => Date {
  const known = new Map<string, Date>();
  return (row) => {
    const key = `${row.hoursFrom}-${row.hoursTo} ${row.zone}`;
    const opens = known.get(key) ?? (row.contactId ? nextHour(row, now) : now);
    known.set(key, opens);
    return opens;
  };
}

function judge(ctx: Context, row: Due, opens: Date): Next {
  const end = (state: Next['state']): Next => ({ row, state, dueAt: null });
  if (row.usefulUntil <= ctx.now) return end('expired');
  if (!row.active) return end('denied');
  if (row.inside) return end('muted');
  if (!row.contactId) return end('denied');
  if (isPaused(row, ctx.now)) return end('muted');
  if (opens >= row.usefulUntil) return end('expired');
  // It stays due since then, so that texts of one reader that leave together keep their order.
  if (opens <= ctx.now) return { row, state: 'due', dueAt: row.dueAt };
  return { row, state: 'scheduled', dueAt: opens };
}

/** A person without a phone is told in another way; one task a patient, however many texts there are. */
async function tellDesk(ctx: Context, { patientId, siteId, kind }: Due): Promise<void> {
  const about = { patientId, siteId, subjectId: patientId };
  await openTask(ctx, { kind: 'no-phone', ...about, facts: { about: kind } });
}

/** Puts the first of a channel's texts off that could not be let go, so that it stops no other. */
export async function putAside(ctx: Context, channel: ChannelName): Promise<void> {
  const [put] = await ctx.sql<{ id: Id<'Message'>; state: string }>(
    `UPDATE messages SET due_at = least($1::timestamptz + interval '10 minutes', useful_until),
       state = CASE WHEN useful_until <= $1 THEN 'expired' ELSE 'scheduled' END WHERE id = (
       SELECT id FROM messages WHERE state = 'scheduled' AND due_at <= $1 AND channel = $2
       ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, state`,
    [ctx.now, channel],
  );
  if (put) await noteUnsaid(ctx, [put.id], put.state);
}
