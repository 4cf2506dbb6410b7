import { assertMay, placesOf, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Hours } from './site.js';

export type ClosureReason = 'holiday' | 'staff' | 'stock' | 'building' | 'safety' | 'other';

/** A place as it is managed, in whatever state. */
export interface ManagedSite {
  id: Id<'Site'>;
  number: number;
  privateName: string;
  zone: string;
  hours: Hours;
  windowCapacity: number;
  posterWord: string | null;
  state: 'open' | 'closed' | 'retired';
  rev: number;
  /** Parcels that are kept or ready there. */
  holds: number;
  /** Units on its shelves. */
  units: number;
  /** Closed days from yesterday on. */
  closures: { day: Day; reason: ClosureReason }[];
  /** Programmes that it does not hand over. */
  not: Id<'Programme'>[];
}

const SITES = `
  SELECT s.id, s.number, s.private_name AS "privateName", s.zone, s.hours,
         s.window_capacity AS "windowCapacity", s.poster_word AS "posterWord", s.state, s.rev,
         (SELECT count(*)::int FROM pickups p WHERE p.site_id = s.id AND p.state IN ('held', 'ready')) AS holds,
         (SELECT coalesce(sum(l.on_hand), 0)::int FROM stock_lots l WHERE l.site_id = s.id) AS units,
         (SELECT coalesce(json_agg(json_build_object('day', c.day, 'reason', c.reason) ORDER BY c.day), '[]')
          FROM site_closures c WHERE c.site_id = s.id AND c.day >= $1::timestamptz::date - 1) AS closures,
         ARRAY(SELECT n.programme_id FROM site_programmes_not n WHERE n.site_id = s.id) AS not
  FROM sites s`;

const ORDERS = { number: 's.number', name: 's.private_name, s.number' } as const;

/** One page of the places that the actor works at; retired ones last unless one state is asked for. */
export async function pageOfSites(
  ctx: Context,
  ask: {
    state: ManagedSite['state'] | null;
    sort: keyof typeof ORDERS;
    down: boolean;
    page: number;
    size: number;
  },
): Promise<{ rows: ManagedSite[]; total: number }> {
  assertMay(ctx.actor, 'place.manage');
  const own = placesOf(ctx.actor);
  const order = ORDERS[ask.sort].replace(/^[\w.]+/, ask.down ? '$& DESC' : '$&');
  const where = `($2::text IS NULL OR s.state = $2) AND ($3::uuid[] IS NULL OR s.id = ANY($3))`;
  const rows = await ctx.sql<ManagedSite>(
    `${SITES} WHERE ${where} ORDER BY s.state = 'retired', ${order} LIMIT $4 OFFSET $5`,
    [ctx.now, ask.state, own, ask.size, (ask.page - 1) * ask.size],
  );
  const [all] = await ctx.sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM sites s WHERE $1::timestamptz IS NOT NULL AND ${where}`,
    [ctx.now, ask.state, own],
  );
  return { rows, total: all?.total ?? 0 };
}

/** One place as it is managed. Throws `not-found`, also where it is not the actor's. */
export async function readSite(ctx: Context, id: Id<'Site'>): Promise<ManagedSite> {
  assertMay(ctx.actor, 'place.manage');
  const [site] = worksAt(ctx.actor, id)
    ? await ctx.sql<ManagedSite>(`${SITES} WHERE s.id = $2`, [ctx.now, id])
    : [];
  if (!site) throw new DomainError('not-found', { what: 'place' });
  return site;
}
