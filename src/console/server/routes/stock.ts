import type { Id } from '#core/kernel/ids.js';
import { holdsOfLot } from '#core/pickups/index.js';
import { takeStockOut } from '#core/reports/index.js';
import { todayAt } from '#core/sites/index.js';
import {
  adjustLot,
  pageOfLots,
  pageOfMovements,
  pageOfShelves,
  quarantineLot,
  readShelf,
  recallLot,
  receiveStock,
  releaseLot,
  setSafetyStock,
  transferStock,
} from '#core/stock/index.js';
import { DONE } from '../../contract/route.js';
import { stock } from '../../contract/stock.js';
import { csvOf } from '../csv.js';
import type { Desk } from '../desk.js';
import { sortOf } from '../sort-of.js';
import { presentTouched } from './places.js';

const lotOf = ({ id }: { id: string }) => id as Id<'Lot'>;
const shelfOf = ({ siteId, productId }: { siteId: string; productId: string }) => ({
  siteId: siteId as Id<'Site'>,
  productId: productId as Id<'Product'>,
});
type ShelfSort = 'code' | 'onHand' | 'promisable' | 'countedOn' | 'nextExpiry';

/** What is on the shelves of a place. */
export function stockRoutes(desk: Desk): void {
  desk.on(stock.shelves, 'stock.read', (ctx, { query }) =>
    pageOfShelves(ctx, {
      ...query,
      siteId: query.siteId as Id<'Site'>,
      ...sortOf<ShelfSort>(query.sort),
    }),
  );

  desk.on(stock.shelf, 'stock.read', (ctx, { params }) => readShelf(ctx, shelfOf(params)));

  desk.on(stock.lots, 'stock.read', (ctx, { params, query }) =>
    pageOfLots(ctx, {
      ...shelfOf(params),
      ...query,
      ...sortOf<'expiresOn' | 'onHand' | 'lotNumber'>(query.sort),
    }),
  );

  desk.on(stock.movements, 'stock.read', async (ctx, { params, query }) => {
    const { rows, total } = await pageOfMovements(ctx, { lotId: lotOf(params), ...query });
    const shown = rows.map(({ at, kind, ...rest }) => ({
      ...rest,
      kind: kind as 'received',
      at: at.toISOString(),
    }));
    return { rows: shown, total };
  });

  desk.on(stock.takeOut, 'stock.read', async (ctx, { params, body }) => {
    const siteId = params.id as Id<'Site'>;
    const lots = await takeStockOut(ctx, { siteId, ...body });
    const rows = lots.map((lot) => [
      ...[lot.place, lot.code, lot.unit, lot.lotNumber, lot.expiresOn],
      ...[lot.onHand, lot.reserved, lot.state],
    ]);
    return {
      file: `stock-${await todayAt(ctx, siteId)}.csv`,
      csv: csvOf(['place', 'product', 'unit', 'lot', 'expires', 'on hand', 'kept', 'state'], rows),
    };
  });

  desk.on(stock.setSafety, 'stock.count', async (ctx, { params, body }) => {
    await setSafetyStock(ctx, { ...shelfOf(params), ...body });
    return DONE;
  });

  lotRoutes(desk);
}

function lotRoutes(desk: Desk): void {
  desk.on(stock.receive, 'stock.receive', async (ctx, { body }) => ({
    lotId: await receiveStock(ctx, { ...body, ...shelfOf(body) }),
  }));

  desk.on(stock.transfer, 'stock.transfer', async (ctx, { params, body }) => {
    const { quantity } = body;
    const toSiteId = body.toSiteId as Id<'Site'>;
    await transferStock(ctx, { lotId: lotOf(params), toSiteId, quantity });
    return DONE;
  });

  desk.on(stock.adjust, 'stock.adjust', async (ctx, { params, body }) => {
    await adjustLot(ctx, lotOf(params), body);
    return DONE;
  });

  desk.on(stock.holds, 'stock.read', async (ctx, { params, query }) =>
    presentTouched(await holdsOfLot(ctx, lotOf(params), query.everywhere === 'yes')),
  );

  desk.on(stock.quarantine, 'stock.adjust', async (ctx, { params }) => {
    await quarantineLot(ctx, lotOf(params));
    return DONE;
  });

  desk.on(stock.release, 'stock.approve', async (ctx, { params }) => {
    await releaseLot(ctx, lotOf(params));
    return DONE;
  });

  desk.on(stock.recall, 'stock.recall', async (ctx, { body }) => {
    const productId = body.productId as Id<'Product'>;
    return { lots: await recallLot(ctx, { productId, lotNumber: body.lotNumber }) };
  });
}
