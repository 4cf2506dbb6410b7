import type { Id } from '#core/kernel/ids.js';
import { askToCall, supplyList } from '#core/pickups/index.js';
import { DONE } from '../../contract/route.js';
import { supply } from '../../contract/supply.js';
import type { Desk } from '../desk.js';

/** Who runs out first. */
export function supplyRoutes(desk: Desk): void {
  desk.on(supply.list, 'supply.list', (ctx, { query }) => {
    const { siteId, programmeId, within = null, ...rest } = query;
    return supplyList(ctx, {
      ...rest,
      within,
      siteId: siteId as Id<'Site'>,
      programmeId: (programmeId ?? null) as Id<'Programme'> | null,
    });
  });

  desk.on(supply.call, 'supply.list', async (ctx, { params }) => {
    await askToCall(ctx, params.id as Id<'Course'>);
    return DONE;
  });
}
