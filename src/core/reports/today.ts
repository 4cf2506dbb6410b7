import { assertMay, may, worksAt } from '../kernel/actor.js';
import type { Permission } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { NOT_REACHED } from './failed-texts.js';

/** What a place has to do today, in numbers; a part is null for roles that it does not concern. */
export interface Today {
  zone: string;
  pickups: PickupCounts | null;
  stock: StockCounts | null;
  messages: { failed: number; denied: number } | null;
}

interface PickupCounts {
  /** Kept and not prepared, and how many of those are expected by tonight. */
  prepare: number;
  prepareToday: number;
  ready: number;
  /** Live and expected by tonight. */
  due: number;
  here: number;
  late: number;
  collected: number;
}

interface StockCounts {
  /** Products below their minimum, with units that end within 60 days, and with a count older than a week. */
  low: number;
  ending: number;
  stale: number;
}

const WHEN = 'coalesce(window_start, until)';
// What is live is read once, and the index of the desk has all of it, so the page costs the same whatever is in the archive.
const PICKUPS = `
  SELECT count(*) FILTER (WHERE state = 'held')::int AS prepare,
    count(*) FILTER (WHERE state = 'held' AND ${WHEN} < $4)::int AS "prepareToday",
    count(*) FILTER (WHERE state = 'ready')::int AS ready,
    count(*) FILTER (WHERE ${WHEN} < $4)::int AS due,
    count(arrived_at)::int AS here,
    count(*) FILTER (WHERE window_start < $2 - interval '30 minutes')::int AS late,
    (SELECT count(*)::int FROM pickups WHERE site_id = $1 AND state = 'collected' AND ended_at IS NOT NULL
       AND ended_at >= $3) AS collected
  FROM pickups WHERE site_id = $1 AND state IN ('held', 'ready')`;

const STOCK = `
  SELECT count(*) FILTER (WHERE usable - safety < minimum)::int AS low,
         count(*) FILTER (WHERE ending > 0)::int AS ending,
         count(*) FILTER (WHERE counted_on IS NULL OR counted_on < $5 - 7)::int AS stale
  FROM (SELECT m.minimum, h.safety_stock AS safety, h.counted_on,
          coalesce(sum(o.on_hand - o.reserved) FILTER (WHERE o.state = 'approved' AND o.expires_on > $5), 0) AS usable,
          coalesce(sum(o.on_hand) FILTER (WHERE o.expires_on <= $5 + 60), 0) AS ending
        FROM stock_shelves h JOIN products m ON m.id = h.product_id
        LEFT JOIN stock_lots o ON o.site_id = h.site_id AND o.product_id = h.product_id AND o.on_hand > 0
        WHERE h.site_id = $1 GROUP BY m.minimum, h.safety_stock, h.counted_on, h.product_id) s`;

/** Texts of a day that did not reach, of patients of this place or of none. */
const MESSAGES = `
  SELECT count(*) FILTER (WHERE m.state <> 'denied')::int AS failed,
         count(*) FILTER (WHERE m.state = 'denied')::int AS denied
  FROM messages m LEFT JOIN patients p ON p.id = m.patient_id
  WHERE ${NOT_REACHED} AND m.due_at > $2 - interval '1 day' AND m.due_at <= $2`;

/** What a place has to do today, as far as the role goes. Numbers only, so nothing is noted. */
export async function today(ctx: Context, siteId: Id<'Site'>): Promise<Today> {
  assertMay(ctx.actor, 'self.manage');
  if (!worksAt(ctx.actor, siteId)) throw new DomainError('not-allowed');
  const [site] = await ctx.sql<{ zone: string }>('SELECT zone FROM sites WHERE id = $1', [siteId]);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  const { zone } = site;
  const day = dayOf(ctx.now, zone);
  const at = (on: string) => instantOf(on, '00:00', zone);
  const part = (permission: Permission, text: string) =>
    may(ctx.actor, permission) ? `(SELECT row_to_json(n) FROM (${text}) n)` : 'NULL';
  const [numbers] = await ctx.sql<Omit<Today, 'zone'>>(
    `SELECT ${part('pickup.list', PICKUPS)} AS pickups, ${part('stock.read', STOCK)} AS stock,
            ${part('task.work', MESSAGES)} AS messages ${TYPED}`,
    [siteId, ctx.now, at(day), at(addDays(day, 1)), day],
  );
  return { zone, pickups: null, stock: null, messages: null, ...numbers };
}

/** A part that is left out would leave what it is given without a type. */
const TYPED =
  'FROM (SELECT $1::uuid, $2::timestamptz, $3::timestamptz, $4::timestamptz, $5::date) given';
