import { entrySql, entryValues, record } from '../audit/index.js';
import { assertMayAt, may } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { deskParcels, WINDOW_MINUTES } from './desk-parcel.js';
import type { DeskParcel } from './desk-parcel.js';

/** Which parcels of a place: to prepare, ready, at the desk now, late for their window, or ended today. */
export type DeskShow = 'prepare' | 'ready' | 'here' | 'late' | 'done';

export interface DeskAsk {
  siteId: Id<'Site'>;
  show: DeskShow;
  /** Only those expected by the end of today. */
  today: boolean;
  /** The half hour of today, in the place's wall time. */
  at: string | null;
  /** One parcel, by its number. */
  parcel: number | null;
  sort: 'when' | 'parcel' | '-parcel';
  page: number;
  size: number;
}

const WHEN = 'coalesce(p.window_start, p.until)';
/** Each part of the desk's work, by its own index; `$2` is now, `$3` the start of today, `$4` its end. */
const PARTS: Record<DeskShow, { where: string; when: string }> = {
  prepare: { where: `p.state = 'held' AND ${WHEN} < $4`, when: WHEN },
  ready: { where: `p.state = 'ready' AND ${WHEN} < $4`, when: WHEN },
  here: {
    where: `p.state IN ('held', 'ready') AND p.arrived_at IS NOT NULL`,
    when: 'p.arrived_at',
  },
  late: {
    where: `p.state IN ('held', 'ready') AND p.window_start < $2::timestamptz - interval '${WINDOW_MINUTES} minutes'`,
    when: 'p.window_start',
  },
  done: { where: `p.ended_at IS NOT NULL AND p.ended_at >= $3`, when: 'p.ended_at DESC' },
};

/** Parcels on one sheet of today; more than a place hands over in a day. */
const SHEET = 1_000;

/** What may be fetched today, or is to be ready by tonight, for a sheet of paper that carries the day when the network does not: whoever was told that it is ready may come. */
export async function todaysSheet(ctx: Context, siteId: Id<'Site'>): Promise<DeskParcel[]> {
  assertMayAt(ctx.actor, 'pickup.list', siteId);
  await record(ctx, 'pickup.printed', { kind: 'site', id: siteId });
  const { to } = await dayAt(ctx, siteId);
  const rows = await ctx.sql<{ id: Id<'Pickup'> }>(
    `SELECT p.id FROM pickups p WHERE p.site_id = $1 AND p.state IN ('held', 'ready')
       AND (p.state = 'ready' OR ${WHEN} < $2)
     ORDER BY ${WHEN}, p.id LIMIT ${SHEET}`,
    [siteId, to],
  );
  const ids = rows.map(({ id }) => id);
  return deskParcels(ctx, ids, { whole: may(ctx.actor, 'pickup.details') });
}

/** One page of a place's parcels. Whose they are, and what is in them, is told only to roles that prepare or identify. */
export async function deskPickups(
  ctx: Context,
  ask: DeskAsk,
): Promise<{ rows: DeskParcel[]; total: number }> {
  assertMayAt(ctx.actor, 'pickup.list', ask.siteId);
  const { where, when } = PARTS[ask.show];
  const byDay = ask.today || ask.show === 'done';
  const { from, to, window } = byDay || ask.at ? await dayAt(ctx, ask.siteId, ask.at) : ALWAYS;
  const values = [ask.siteId, ctx.now, from, ask.today ? to : 'infinity', ask.parcel, window];
  const filter = `p.site_id = $1 AND ${where} AND ($5::int IS NULL OR p.parcel = $5)
    AND ($6::timestamptz IS NULL OR p.window_start = $6)
    AND $2::timestamptz IS NOT NULL AND $3::timestamptz IS NOT NULL AND $4::timestamptz IS NOT NULL`;
  const [found] = await ctx.sql<{ ids: Id<'Pickup'>[]; total: number; known: boolean }>(
    `WITH noted AS (${entrySql(9)})
     SELECT ARRAY(SELECT p.id FROM pickups p WHERE ${filter}
                  ORDER BY ${ORDERS[ask.sort] ?? when}, p.id
                  LIMIT $7 OFFSET $8) AS ids,
            (SELECT count(*)::int FROM pickups p WHERE ${filter}) AS total,
            EXISTS (SELECT FROM sites WHERE id = $1) AS known`,
    [
      ...values,
      ask.size,
      (ask.page - 1) * ask.size,
      ...entryValues(ctx, 'pickup.listed', { kind: 'site', id: ask.siteId }),
    ],
  );
  if (!found?.known) throw new DomainError('not-found', { what: 'place' });
  const { ids, total } = found;
  return { rows: await deskParcels(ctx, ids, { whole: may(ctx.actor, 'pickup.details') }), total };
}

/** Orders beside that of each part. */
const ORDERS: Partial<Record<DeskAsk['sort'], string>> = {
  parcel: 'p.parcel',
  '-parcel': 'p.parcel DESC',
};

/** For lists that no day bounds. */
const ALWAYS = { from: '-infinity', to: 'infinity', window: null };

/** Today at a place as instants, and one of its half hours. */
async function dayAt(
  ctx: Context,
  siteId: Id<'Site'>,
  at: string | null = null,
): Promise<{ from: Date; to: Date; window: Date | null }> {
  const [site] = await ctx.sql<{ zone: string }>('SELECT zone FROM sites WHERE id = $1', [siteId]);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  const today = dayOf(ctx.now, site.zone);
  return {
    from: instantOf(today, '00:00', site.zone),
    to: instantOf(addDays(today, 1), '00:00', site.zone),
    window: at === null ? null : instantOf(today, at, site.zone),
  };
}
