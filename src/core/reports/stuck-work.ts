import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf, timeOf } from '../kernel/dates.js';
import { zoneFor } from './report.js';
import type { ReportAsk } from './report.js';

/** From so many times in vain, something is stuck: what fails less often passes by itself. */
const STUCK = 5;

/** SQL for what is stuck and was tried in vain within the hour before `$1`. */
export const STUCK_NOW = `times >= ${STUCK} AND last_at > $1::timestamptz - interval '1 hour'`;

/** Work that fails again and again: a step of a sweep or a job, and the row it was for. */
export interface StuckWork {
  step: string;
  /** Ids, or nothing where the whole step fails. */
  row: string;
  times: number;
  /** Day and wall time, as is `last`. */
  since: string;
  last: string;
  /** The name and code of the fault. */
  fault: string;
}

/** A step failed on a row, or as a whole. */
export async function noteStuck(
  ctx: Context,
  { step, row, fault }: Pick<StuckWork, 'step' | 'row' | 'fault'>,
): Promise<void> {
  await ctx.sql(
    `INSERT INTO stuck_work AS w (step, row_id, since, last_at, fault) VALUES ($1, $2, $3, $3, $4)
     ON CONFLICT (step, row_id) DO UPDATE SET
       times = w.times + 1, last_at = greatest(w.last_at, excluded.last_at), fault = excluded.fault`,
    [step, row, ctx.now, fault],
  );
}

/** What has not failed for a day is done, or gone. */
export async function forgetStuck(ctx: Context): Promise<void> {
  await ctx.sql(`DELETE FROM stuck_work WHERE last_at < $1::timestamptz - interval '1 day'`, [
    ctx.now,
  ]);
}

/** What is stuck now, what began first above; of the whole deployment, as a sweep has no place. */
export async function stuckWork(ctx: Context, { siteId }: ReportAsk): Promise<StuckWork[]> {
  assertMay(ctx.actor, 'report.read');
  const zone = await zoneFor(ctx, siteId);
  const moment = (at: Date) => `${dayOf(at, zone)} ${timeOf(at, zone)}`;
  const rows = await ctx.sql<Omit<StuckWork, 'since' | 'last'> & { since: Date; last: Date }>(
    `SELECT step, row_id AS row, times, since, last_at AS last, fault FROM stuck_work
     WHERE ${STUCK_NOW} ORDER BY stuck_work.since, step, row_id`,
    [ctx.now],
  );
  return rows.map((row) => ({ ...row, since: moment(row.since), last: moment(row.last) }));
}
