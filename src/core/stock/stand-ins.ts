import { worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { todayAt } from '../sites/index.js';

/** SQL for the units of a product that a place may still promise; site, product and day are SQL. */
export const promisable = (site: string, product: string, day: string): string =>
  `(coalesce((SELECT sum(f.on_hand - f.reserved) FROM stock_lots f
     WHERE f.site_id = ${site} AND f.product_id = ${product} AND f.state = 'approved'
       AND f.expires_on > ${day}), 0)
    - coalesce((SELECT f.safety_stock FROM stock_shelves f
     WHERE f.site_id = ${site} AND f.product_id = ${product}), 0))::int`;

/** SQL for the codes of what may stand in for a product and is there; a prescriber chooses, nothing is swapped by itself. */
export const standIns = (site: string, product: string, day: string): string =>
  `ARRAY(SELECT q.code FROM product_substitutes w JOIN products q ON q.id = w.substitute_id AND q.active
         WHERE w.product_id = ${product} AND ${promisable(site, 'q.id', day)} > 0 ORDER BY q.code)`;

/** Whether a place has a product now, and what is there that may stand in for one that it lacks. */
export interface Here {
  here: boolean;
  standIns: string[];
}

/** What a place has of each product; null where it is not a place of this person's. */
export async function whatIsHere(
  ctx: Context,
  siteId: Id<'Site'>,
): Promise<ReadonlyMap<Id<'Product'>, Here> | null> {
  if (!worksAt(ctx.actor, siteId)) return null;
  const rows = await ctx.sql<Here & { id: Id<'Product'> }>(
    `SELECT p.id, ${promisable('$1', 'p.id', '$2')} > 0 AS here,
            ${standIns('$1', 'p.id', '$2')} AS "standIns" FROM products p`,
    [siteId, await todayAt(ctx, siteId)],
  );
  return new Map(rows.map(({ id, here, standIns: codes }) => [id, { here, standIns: codes }]));
}
