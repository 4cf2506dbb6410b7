import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName, Level } from '../kernel/language.js';

/** Until when a number is to be left in peace, by the days of its own zone. */
interface Pause {
  pausedUntil: Day | null;
  zone: string;
}

/** Whether its holder has asked for no texts of ours on this day of theirs. */
export const isPaused = ({ pausedUntil, zone }: Pause, now: Date): boolean =>
  pausedUntil !== null && pausedUntil > dayOf(now, zone);

/** Whom a text is for, and the number that what it is about came by; null where a desk wrote it down for somebody without one. */
interface About {
  patientId: Id<'Patient'>;
  contactId: Id<'Contact'> | null;
}

/** The number that reaches a patient now. */
export interface NumberNow extends Pause {
  contactId: Id<'Contact'>;
  channel: ChannelName;
  /** How much it may be told at most, where it is another than the one that something came by. */
  levelCap: Level | null;
}

/**
 * SQL for the number that reaches a patient now: the one that something came by, where it is still theirs and proved;
 * else the newest that is, first of the same channel. Another number is told no more than the first was, and on another
 * channel no more than COVERT.
 */
export const numberNow = (patient: string, by: string): string => `
  SELECT n.*, CASE WHEN o.id IS NULL OR o.id = n.id THEN NULL WHEN o.channel <> n.channel THEN 'COVERT'
                   ELSE o.level END AS level_cap
  FROM patient_contacts l JOIN contact_points n ON n.id = l.contact_id
  LEFT JOIN contact_points o ON o.id = ${by}
  WHERE l.patient_id = ${patient} AND l.confirmed AND n.state = 'verified'
  ORDER BY n.id IS NOT DISTINCT FROM ${by} DESC, n.channel IS NOT DISTINCT FROM o.channel DESC,
           n.created_at DESC, n.id LIMIT 1`;

/** The number that reaches a patient now, also while it is paused; null where none does. */
export async function findNumberNow(
  ctx: Context,
  { patientId, contactId }: About,
): Promise<NumberNow | null> {
  const [number] = await ctx.sql<NumberNow>(
    `SELECT c.id AS "contactId", c.channel, c.level_cap AS "levelCap",
            c.paused_until::text AS "pausedUntil", c.zone
     FROM (${numberNow('$1', '$2::uuid')}) c`,
    [patientId, contactId],
  );
  return number ?? null;
}

/** Where an unasked text would reach this patient now; null where none would. */
export async function reachedBy(
  ctx: Context,
  about: About,
): Promise<Pick<NumberNow, 'contactId' | 'channel' | 'levelCap'> | null> {
  const number = await findNumberNow(ctx, about);
  if (!number || isPaused(number, ctx.now)) return null;
  const { contactId, channel, levelCap } = number;
  return { contactId, channel, levelCap };
}
