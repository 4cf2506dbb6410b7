import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { lotsOfPlace } from '../stock/index.js';
import { noteExport } from './note-export.js';

/** Every lot of a place, to be taken out of the console; `purpose` says what for. */
export async function takeStockOut(
  ctx: Context,
  { siteId, purpose }: { siteId: Id<'Site'>; purpose: string },
) {
  const lots = await lotsOfPlace(ctx, siteId);
  await noteExport(ctx, { report: 'stock', purpose, permission: 'stock.read', siteId });
  return lots;
}
