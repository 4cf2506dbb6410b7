import { addDays, dayOf, instantOf, weekdayOf } from '#core/kernel/dates.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { addressIndex } from '#core/patients/index.js';
import type { Address } from '#core/patients/index.js';
import { listSites } from '#core/sites/index.js';
import { closeSiteDay, siteDay } from '#core/visits/index.js';

/** A fresh demo begins at 09:30 of the next working day. */
export async function startClock(ctx: Context): Promise<void> {
  const zone = ctx.config.DEFAULT_ZONE;
  let day = addDays(dayOf(ctx.now, zone), 1);
  while (weekdayOf(day) > 5) day = addDays(day, 1);
  await moveTo(ctx, instantOf(day, '09:30', zone));
}

/** Moves the domain's clock forward to an instant; never back. */
async function moveTo(ctx: Context, instant: Date): Promise<void> {
  const seconds = Math.ceil((instant.getTime() - ctx.now.getTime()) / 1_000);
  if (seconds <= 0) return;
  await ctx.sql('UPDATE clock SET offset_seconds = offset_seconds + $1', [seconds]);
}

// What is sent, ends or is asked, of those whose phones are held.
const NEXT = `
  WITH held AS (
    SELECT c.id AS contact_id, l.patient_id FROM contact_points c
    LEFT JOIN patient_contacts l ON l.contact_id = c.id
    JOIN unnest($2::text[], $3::bytea[]) AS a(channel, address_index) USING (channel, address_index)),
  kept AS (SELECT p.* FROM pickups p WHERE p.patient_id IN (SELECT patient_id FROM held)
           AND p.state IN ('held', 'ready'))
  SELECT min(at) AS at FROM (
    SELECT until AS at FROM kept
    UNION ALL SELECT missed_at + interval '3 days' FROM kept WHERE why IS NULL
    UNION ALL SELECT m.due_at FROM messages m WHERE m.state IN ('scheduled', 'due')
      AND (m.contact_id IN (SELECT contact_id FROM held) OR m.patient_id IN (SELECT patient_id FROM held))
    UNION ALL SELECT v.end_at + make_interval(mins => s.no_show_after_minutes) FROM visits v
      JOIN services s ON s.id = v.service_id
      WHERE v.state = 'booked' AND v.patient_id IN (SELECT patient_id FROM held)
    UNION ALL SELECT told_at + interval '4 hours' FROM stock_notices n
      WHERE n.state = 'told' AND n.contact_id IN (SELECT contact_id FROM held)) AS coming
  WHERE at > $1`;

const HOUR_MS = 3_600_000;

/** Where a step of the demo's clock leads: an hour or a day on, or just past the next thing due to those held (an hour where nothing is). */
export async function stepTo(
  ctx: Context,
  step: 'hour' | 'day' | 'next',
  held: readonly Address[],
): Promise<Date> {
  const plain = step === 'day' ? 24 * HOUR_MS : HOUR_MS;
  const on = new Date(ctx.now.getTime() + plain);
  if (step !== 'next') return on;
  const [row] = await ctx.sql<{ at: Date | null }>(NEXT, [
    ctx.now,
    held.map(({ channel }) => channel),
    held.map((address) => addressIndex(ctx, address)),
  ]);
  return row?.at ? new Date(row.at.getTime() + 1_000) : on;
}

/** Moves the demo on by a step: the clock goes there, and the desks have entered the evenings between. What became due is for the sweep. */
export async function stepOn(
  app: App,
  step: 'hour' | 'day' | 'next',
  held: readonly Address[],
): Promise<void> {
  const run = <T>(work: (ctx: Context) => Promise<T>) =>
    perform(app, { kind: 'system', name: 'demo' }, work);
  const from = await run(async (ctx) => {
    await moveTo(ctx, await stepTo(ctx, step, held));
    return ctx.now;
  });
  await run((ctx) => enterDays(ctx, from));
}

/** The desks of the demo enter each evening what came in that day, so that who did not come is known. */
async function enterDays(ctx: Context, from: Date): Promise<void> {
  for (const site of await listSites(ctx)) {
    const today = dayOf(ctx.now, site.zone);
    for (let day = dayOf(from, site.zone); day < today; day = addDays(day, 1)) {
      const { left, closedAt } = await siteDay(ctx, site.id, day);
      if (!left && !closedAt) await closeSiteDay(ctx, site.id, day);
    }
  }
}
