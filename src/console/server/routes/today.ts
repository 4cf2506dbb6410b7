import { accountOf, may } from '#core/kernel/actor.js';
import type { Context } from '#core/kernel/context.js';
import { dayOf, timeOf } from '#core/kernel/dates.js';
import type { Day } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { deskPickups } from '#core/pickups/index.js';
import { today as todayOf } from '#core/reports/index.js';
import { glanceAtTasks } from '#core/tasks/index.js';
import { countVisits, deskVisits, ownDay } from '#core/visits/index.js';
import { today } from '../../contract/today.js';
import type { Desk } from '../desk.js';
import { presentPickup } from './pickups.js';
import { presentTask } from './tasks.js';
import { presentVisit } from '../presenters/visit.js';

const SHOWN = 6;

/** The dashboard. */
export function todayRoutes(desk: Desk): void {
  desk.on(today.read, 'self.manage', async (ctx, { query }) => {
    const siteId = query.siteId as Id<'Site'>;
    const { zone, ...counts } = await todayOf(ctx, siteId);
    const day = dayOf(ctx.now, zone);
    const visits = may(ctx.actor, 'visit.read') ? await countVisits(ctx, siteId, day) : null;
    const me = accountOf(ctx.actor);
    return {
      ...counts,
      visits,
      own: visits && me ? await ownDay(ctx, me, day) : null,
      waiting: visits?.waiting ? await waitingAt(ctx, siteId, day) : [],
      now: { day, time: timeOf(ctx.now, zone) },
      here: counts.pickups?.here ? await atTheDesk(ctx, siteId) : [],
      tasks: may(ctx.actor, 'task.work') ? await tasksOf(ctx, siteId) : null,
    };
  });
}

async function waitingAt(ctx: Context, siteId: Id<'Site'>, day: Day) {
  const rows = await deskVisits(ctx, { siteId, from: day, to: day });
  return rows
    .filter(({ state }) => state === 'arrived')
    .sort((one, other) => one.stateAt.getTime() - other.stateAt.getTime())
    .slice(0, SHOWN)
    .map(presentVisit);
}

async function atTheDesk(ctx: Context, siteId: Id<'Site'>) {
  const ask = { siteId, show: 'here', today: false, at: null, parcel: null, sort: 'when' } as const;
  const { rows } = await deskPickups(ctx, { ...ask, page: 1, size: SHOWN });
  return rows.map(presentPickup);
}

async function tasksOf(ctx: Context, siteId: Id<'Site'>) {
  const { first, ...counts } = await glanceAtTasks(ctx, siteId, SHOWN);
  return { ...counts, first: first.map((task) => presentTask(ctx, task)) };
}
