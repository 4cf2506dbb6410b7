import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { StaffActor } from '../kernel/actor.js';
import { may } from '../kernel/actor.js';
import { enqueue } from '../outbox/index.js';
import { NOTHING_WAITS, tasksFor } from '../tasks/index.js';
import type { Waiting } from '../tasks/index.js';
import { findStaff, STAFF } from './staff.js';
import type { Staff } from './staff.js';

const HOUR_MS = 3_600_000;
const USEFUL_HOURS = 12;

interface Reachable extends Staff {
  /** Where they are told: their number or their chat. */
  toldAtContact: Id<'Contact'>;
  toldBy: 'sms' | 'telegram';
  toldAt: Date | null;
  /** The number of the text to send next. */
  nextRev: number;
}

const REACHABLE = `
  SELECT a.*, c.id AS "toldAtContact", m.*
  FROM (${STAFF}) a JOIN contact_points c ON c.id = CASE a."toldBy" WHEN 'sms' THEN a."contactId" ELSE a."chatId" END
  CROSS JOIN LATERAL (SELECT max(made_at) AS "toldAt", coalesce(max(rev), 0) + 1 AS "nextRev"
    FROM messages WHERE kind IN ('staff-task', 'staff-urgent') AND subject_id = a.id AND channel = a."toldBy") m
  WHERE a.state = 'active' AND a."toldBy" = c.channel AND c.state = 'verified'
  ORDER BY a.id LIMIT 1000`;

/**
 * Tells those who chose a text, by SMS or on Telegram, that tasks wait for them: only where one came to them since the last
 * time, and once an hour at most. Of danger to somebody they are told at once, at any hour. Gives how many are told. For the sweep.
 */
export async function tellStaff(ctx: Context): Promise<number> {
  const people = await ctx.sql<Reachable>(REACHABLE, []);
  let told = 0;
  for (const person of people) if (await tell(ctx, person)) told += 1;
  return told;
}

async function tell(ctx: Context, person: Reachable): Promise<boolean> {
  const { id, toldAtContact: contactId, toldBy: channel, toldAt, nextRev: rev } = person;
  const actor = actorFor(person);
  if (!may(actor, 'task.work')) return false;
  const { count, newestAt, newestDangerAt } = await tasksFor(ctx, actor);
  const isNew = (at: Date | null) => at !== null && (!toldAt || at > toldAt);
  const isWithinHour = toldAt && ctx.now.getTime() - toldAt.getTime() < HOUR_MS;
  const kind = isNew(newestDangerAt) ? 'staff-urgent' : 'staff-task';
  if (kind === 'staff-task' && (isWithinHour || !isNew(newestAt))) return false;
  const usefulUntil = new Date(ctx.now.getTime() + USEFUL_HOURS * HOUR_MS);
  const about = { contactId, channel, patientId: null, subjectId: id, rev, usefulUntil };
  await enqueue(ctx, { kind, ...about });
  await record(ctx, 'staff.told', { kind: 'staff', id, facts: { count } });
  return true;
}

/** What waits for a person now; nothing for who may not work any. */
export async function waitingFor(ctx: Context, staffId: string): Promise<Waiting> {
  const person = await findStaff(ctx, staffId as Id<'Staff'>);
  const actor = person?.state === 'active' ? actorFor(person) : null;
  return actor && may(actor, 'task.work') ? tasksFor(ctx, actor) : NOTHING_WAITS;
}

function actorFor({ id, role, everySite, siteIds }: Staff): StaffActor {
  return {
    kind: 'staff',
    staffId: id,
    role,
    siteIds: everySite ? 'all' : siteIds,
    sessionId: null,
  };
}
