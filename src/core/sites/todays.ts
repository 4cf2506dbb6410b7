import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';

/** Today in each zone that has a place; SQL reads it as `($1::jsonb ->> s.zone)::date`. */
export async function todays(ctx: Context): Promise<Record<string, Day>> {
  const rows = await ctx.sql<{ zone: string }>('SELECT DISTINCT zone FROM sites', []);
  return Object.fromEntries(rows.map(({ zone }) => [zone, dayOf(ctx.now, zone)]));
}
