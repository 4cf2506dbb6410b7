import type { z } from 'zod';
import { actorName } from '#core/kernel/actor.js';
import type { Context } from '#core/kernel/context.js';
import { dayOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import {
  approveCount,
  giveCount,
  openCount,
  pageOfCounts,
  readCount,
  turnCount,
} from '#core/stock/index.js';
import type { CountSheet } from '#core/stock/index.js';
import { counts } from '../../contract/counts.js';
import type { CountView } from '../../contract/counts.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';

const idOf = ({ id }: { id: string }) => id as Id<'Count'>;

/** Counting the shelves: one person counts, another approves. */
export function countRoutes(desk: Desk): void {
  desk.on(counts.list, 'stock.count', async (ctx, { query }) => {
    const { siteId, open, ...rest } = query;
    const ask = { ...rest, siteId: siteId as Id<'Site'>, open: open === 'yes' };
    const { rows, total } = await pageOfCounts(ctx, ask);
    return { rows: rows.map((sheet) => presentCount(ctx, sheet)), total };
  });

  desk.on(counts.read, 'stock.count', async (ctx, { params }) => {
    const { sheet, lines } = await readCount(ctx, idOf(params));
    return { sheet: presentCount(ctx, sheet), lines };
  });

  desk.on(counts.open, 'stock.count', async (ctx, { body }) => ({
    id: await openCount(ctx, {
      siteId: body.siteId as Id<'Site'>,
      productId: body.productId as Id<'Product'>,
    }),
  }));

  desk.on(counts.give, 'stock.count', async (ctx, { params, body }) => {
    const lots = body.lots.map(({ lotId, counted }) => ({ lotId: lotId as Id<'Lot'>, counted }));
    await giveCount(ctx, idOf(params), { rev: body.rev, lots });
    return DONE;
  });

  desk.on(counts.approve, 'stock.approve', async (ctx, { params, body }) => {
    await approveCount(ctx, idOf(params), body);
    return DONE;
  });

  desk.on(counts.turn, 'stock.count', async (ctx, { params, body }) => {
    await turnCount(ctx, idOf(params), body);
    return DONE;
  });
}

function presentCount(ctx: Context, sheet: CountSheet): z.input<typeof CountView> {
  const { countedBy, openedAt, zone, ...rest } = sheet;
  return {
    ...rest,
    openedOn: dayOf(openedAt, zone),
    mine: countedBy !== null && actorName(ctx.actor) === `staff:${countedBy}`,
  };
}
