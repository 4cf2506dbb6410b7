import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';

/** The zone by whose clock a place lives. Throws `not-found`. */
export async function zoneAt(ctx: Context, siteId: Id<'Site'>): Promise<string> {
  const [site] = await ctx.sql<{ zone: string }>('SELECT zone FROM sites WHERE id = $1', [siteId]);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  return site.zone;
}

/** Today at a place, by its own clock. Throws `not-found`. */
export async function todayAt(ctx: Context, siteId: Id<'Site'>): Promise<Day> {
  return dayOf(ctx.now, await zoneAt(ctx, siteId));
}

/** Today in each zone that has a place; SQL reads it as `($1::jsonb ->> s.zone)::date`. */
export async function todays(ctx: Context): Promise<Record<string, Day>> {
  const rows = await ctx.sql<{ zone: string }>('SELECT DISTINCT zone FROM sites', []);
  return Object.fromEntries(rows.map(({ zone }) => [zone, dayOf(ctx.now, zone)]));
}
