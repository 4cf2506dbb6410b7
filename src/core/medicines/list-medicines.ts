import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { pageOf } from '../kernel/page.js';
import type { ChangeProduct } from './change-product.js';
import type { ChangeProgramme } from './change-programme.js';

/** Whether it is offered, and how many courses of it run. */
interface Offered {
  active: boolean;
  running: number;
}
export interface ListedProduct extends ChangeProduct, Offered {
  id: Id<'Product'>;
}
export interface ListedProgramme extends ChangeProgramme, Offered {
  id: Id<'Programme'>;
}
/** Which part of a list is asked for. */
interface Ask {
  down: boolean;
  page: number;
  size: number;
}

const running = (column: string) => `
  LEFT JOIN (SELECT ${column} AS id, count(*)::int AS running FROM courses
             WHERE state IN ('active', 'on-hold') GROUP BY 1) u ON u.id = p.id`;
const OFFERED = `p.active, coalesce(u.running, 0) AS running, count(*) OVER ()::int AS total`;

const PRODUCTS = `
  SELECT p.id, p.code, p.unit, p.minimum, p.reorder, p.rev,
         ARRAY(SELECT s.substitute_id FROM product_substitutes s WHERE s.product_id = p.id) AS substitutes,
         ${OFFERED} FROM products p ${running('product_id')}`;
const PROGRAMMES = `
  SELECT p.id, p.code, p.handover, p.places, p.proxy_allowed AS "proxyAllowed", p.early_days AS "earlyDays",
         p.daily_texts AS "dailyTexts", p.check_ins AS "checkIns", p.remind_hours AS "remindHours",
         p.call_after_days AS "callAfterDays", p.withhold_after_days AS "withholdAfterDays", p.rev,
         p.text_after_days AS "textAfterDays", p.see_after_days AS "seeAfterDays",
         p.restart_after_days AS "restartAfterDays",
         ARRAY(SELECT w.site_id FROM programme_sites w WHERE w.programme_id = p.id) AS sites,
         ${OFFERED} FROM programmes p ${running('programme_id')}`;

/** One page of what can be kept, by code. */
export async function pageOfProducts(
  ctx: Context,
  ask: Ask,
): Promise<{ rows: ListedProduct[]; total: number }> {
  assertMay(ctx.actor, 'stock.read');
  return pageOf(ask, (...span) =>
    ctx.sql<ListedProduct & { total: number }>(PRODUCTS + ordered(ask), span),
  );
}

/** One page of the programmes, by code. */
export async function pageOfProgrammes(
  ctx: Context,
  ask: Ask,
): Promise<{ rows: ListedProgramme[]; total: number }> {
  assertMay(ctx.actor, 'stock.read');
  return pageOf(ask, (...span) =>
    ctx.sql<ListedProgramme & { total: number }>(PROGRAMMES + ordered(ask), span),
  );
}

const ordered = ({ down }: Ask) => ` ORDER BY p.code ${down ? 'DESC' : ''} LIMIT $1 OFFSET $2`;
