import { dayOf, timeOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { failedTexts } from '#core/reports/index.js';
import { texts } from '../../contract/texts.js';
import type { Desk } from '../desk.js';

/** What was to be texted and did not reach. */
export function textRoutes(desk: Desk): void {
  desk.on(texts.failed, 'task.work', async (ctx, { query }) => {
    const ask = { ...query, siteId: query.siteId as Id<'Site'> };
    const { rows, total } = await failedTexts(ctx, ask);
    const listed = rows.map(({ zone, at, ...row }) => ({
      ...row,
      at: { day: dayOf(at, zone), time: timeOf(at, zone) },
    }));
    return { rows: listed, total };
  });
}
