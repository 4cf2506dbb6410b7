import type { Context } from '#core/kernel/context.js';
import { addMinutes, dayOf, instantOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import {
  arrive,
  checkIn,
  closeSiteDay,
  correctNoShow,
  deskVisit,
  dropVisit,
  enterInError,
  fulfil,
  markMissed,
  missingOf,
  moveVisit,
  siteDay,
  touchedVisits,
} from '#core/visits/index.js';
import { visits } from '../../contract/visits.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';
import { localOf, presentVisit, siteOf } from '../presenters/visit.js';

const idOf = ({ id }: { id: string }) => id as Id<'Visit'>;

/** What happens to a visit, and to the day of a place. */
export function visitActRoutes(desk: Desk): void {
  desk.on(visits.read, 'visit.read', async (ctx, { params }) => {
    const { events, ...visit } = await deskVisit(ctx, idOf(params));
    const start = instantOf(visit.day, visit.time, visit.zone);
    return {
      ...presentVisit(visit),
      ahead: visit.day > dayOf(ctx.now, visit.zone),
      over: addMinutes(start, visit.minutes) <= ctx.now,
      events: events.map(({ at, ...event }) => ({ ...event, ...localOf(at, visit.zone) })),
    };
  });

  desk.on(visits.move, 'visit.book', async (ctx, { params, body }) => {
    const { siteId, staffId, ...to } = body;
    const moved = await moveVisit(ctx, idOf(params), {
      ...to,
      siteId: siteId as Id<'Site'> | undefined,
      staffId: staffId as Id<'Staff'> | undefined,
    });
    return shown(ctx, moved);
  });

  desk.on(visits.cancel, 'visit.book', async (ctx, { params, body }) =>
    shown(ctx, await dropVisit(ctx, idOf(params), body.rev)),
  );
  desk.on(visits.arrive, 'visit.attend', async (ctx, { params, body }) =>
    shown(ctx, await arrive(ctx, idOf(params), body.rev)),
  );
  desk.on(visits.checkIn, 'visit.attend', async (ctx, { params, body }) =>
    shown(ctx, await checkIn(ctx, idOf(params), body.rev)),
  );
  desk.on(visits.fulfil, 'visit.attend', async (ctx, { params, body }) =>
    shown(ctx, await fulfil(ctx, idOf(params), body.rev)),
  );
  desk.on(visits.missed, 'visit.attend', async (ctx, { params, body }) =>
    shown(ctx, await markMissed(ctx, idOf(params), body.rev)),
  );
  desk.on(visits.correct, 'visit.correct', async (ctx, { params, body }) =>
    shown(ctx, await correctNoShow(ctx, idOf(params), body)),
  );
  desk.on(visits.error, 'visit.correct', async (ctx, { params, body }) =>
    shown(ctx, await enterInError(ctx, idOf(params), body)),
  );

  siteDayRoutes(desk);
}

function siteDayRoutes(desk: Desk): void {
  desk.on(visits.touched, 'place.manage', (ctx, { params, query }) =>
    touchedVisits(ctx, params.id as Id<'Site'>, query.day ?? null),
  );

  desk.on(visits.day, 'day.close', async (ctx, { params }) => {
    const site = await siteOf(ctx, params.id);
    const { left, closedAt } = await siteDay(ctx, site.id, params.day);
    const missing = await missingOf(ctx, site.id, params.day);
    return {
      left,
      closed: closedAt && localOf(closedAt, site.zone),
      visits: missing.visits.map(presentVisit),
      parcels: missing.parcels,
    };
  });

  desk.on(visits.closeDay, 'day.close', async (ctx, { params }) => {
    await closeSiteDay(ctx, params.id as Id<'Site'>, params.day);
    return DONE;
  });
}

async function shown(ctx: Context, { id }: { id: Id<'Visit'> }) {
  return presentVisit(await deskVisit(ctx, id));
}
