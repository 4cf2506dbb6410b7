import { addDays, dayOf, instantOf, weekdayOf } from '#core/kernel/dates.js';
import type { Context } from '#core/kernel/context.js';

/** A fresh demo begins at 09:30 of the next working day. */
export async function startClock(ctx: Context): Promise<void> {
  const zone = ctx.config.DEFAULT_ZONE;
  let day = addDays(dayOf(ctx.now, zone), 1);
  while (weekdayOf(day) > 5) day = addDays(day, 1);
  await moveTo(ctx, instantOf(day, '09:30', zone));
}

/** Moves the domain's clock forward to an instant; never back. */
export async function moveTo(ctx: Context, instant: Date): Promise<void> {
  const seconds = Math.ceil((instant.getTime() - ctx.now.getTime()) / 1_000);
  if (seconds <= 0) return;
  await ctx.sql('UPDATE clock SET offset_seconds = offset_seconds + $1', [seconds]);
}

const NEXT = `
  SELECT min(at) AS at FROM (
    SELECT min(until) AS at FROM pickups WHERE state IN ('held', 'ready') AND until > $1
    UNION ALL SELECT min(due_at) FROM messages
              WHERE state IN ('scheduled', 'due') AND due_at > $1
    UNION ALL SELECT min(told_at + interval '4 hours') FROM stock_notices
              WHERE state = 'told' AND told_at + interval '4 hours' > $1) AS coming`;

const HOUR_MS = 3_600_000;

/** Where a step of the demo's clock leads: an hour or a day on, or just past the next thing due (an hour where nothing is). */
export async function stepTo(ctx: Context, step: 'hour' | 'day' | 'next'): Promise<Date> {
  const plain = step === 'day' ? 24 * HOUR_MS : HOUR_MS;
  const on = new Date(ctx.now.getTime() + plain);
  if (step !== 'next') return on;
  const [row] = await ctx.sql<{ at: Date | null }>(NEXT, [ctx.now]);
  return row?.at ? new Date(row.at.getTime() + 1_000) : on;
}
