import type { z } from 'zod';
import { perform } from '#core/kernel/context.js';
import { dayOf, timeOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import type { Context } from '#core/kernel/context.js';
import {
  deskPerson,
  deskPickups,
  extendPickup,
  findPickup,
  lookUpCode,
  markArrived,
  markReady,
  readParcel,
  takeBackReady,
  todaysSheet,
} from '#core/pickups/index.js';
import { collect, handOverWithSecond, returnParcel, reverseHandover } from '#core/visits/index.js';
import type { Came, DeskParcel, Receiver } from '#core/pickups/index.js';
import { findSite, halfHours } from '#core/sites/index.js';
import type { OpenSite } from '#core/sites/index.js';
import { secondPerson } from '#core/staff/index.js';
import { pickups } from '../../contract/pickups.js';
import type { PickupView } from '../../contract/pickups.js';
import { DONE } from '../../contract/route.js';
import { actorOf } from '../desk.js';
import type { Desk } from '../desk.js';

/** Parcels at the desk: prepare, hand over, put back. */
export function pickupRoutes(desk: Desk): void {
  desk.on(pickups.list, 'pickup.list', async (ctx, { query }) => {
    const { expected, at = null, parcel = null, siteId, ...rest } = query;
    const ask = { ...rest, siteId: siteId as Id<'Site'>, today: expected === 'today', at, parcel };
    const { rows, total } = await deskPickups(ctx, ask);
    const site = await siteOf(ctx, siteId);
    const today = dayOf(ctx.now, site.zone);
    return { rows: rows.map(presentPickup), total, halfHours: halfHours(site, today) };
  });

  desk.on(pickups.sheet, 'pickup.list', async (ctx, { query }) => {
    const site = await siteOf(ctx, query.siteId);
    const rows = await todaysSheet(ctx, site.id);
    return { rows: rows.map(presentPickup), printedAt: localOf(ctx.now, site.zone) };
  });

  // After the sheet, whose address would be an id here.
  desk.on(pickups.read, 'pickup.list', async (ctx, { params }) =>
    presentPickup(await readParcel(ctx, idOf(params))),
  );

  desk.on(pickups.person, 'pickup.identify', (ctx, { params }) => deskPerson(ctx, idOf(params)));

  desk.on(pickups.ready, 'pickup.prepare', async (ctx, { params, body }) => {
    const { tells } = await markReady(ctx, idOf(params), body.rev);
    return { tells };
  });

  desk.on(pickups.notReady, 'pickup.prepare', async (ctx, { params, body }) => {
    await takeBackReady(ctx, idOf(params), body.rev);
    return DONE;
  });

  desk.on(pickups.arrived, 'pickup.collect', async (ctx, { params, body }) => {
    await markArrived(ctx, idOf(params), body.rev);
    return DONE;
  });

  desk.on(pickups.extend, 'pickup.prepare', async (ctx, { params, body }) => {
    await extendPickup(ctx, idOf(params), body);
    return DONE;
  });

  desk.on(pickups.putBack, 'pickup.return', async (ctx, { params, body }) => {
    await returnParcel(ctx, idOf(params), body);
    return DONE;
  });

  handOverRoutes(desk);
}

/** A wrong code and a colleague's signature are counted in transactions of their own, so that a refusal keeps its count. */
function handOverRoutes(desk: Desk): void {
  const { app } = desk;

  desk.raw(pickups.lookUp, 'pickup.collect', async (http, { body }) => {
    const found = await perform(app, actorOf(http), async (ctx) =>
      lookUpCode(ctx, { site: await siteOf(ctx, body.siteId), code: body.code }),
    );
    if ('refused' in found) throw new DomainError(found.refused);
    return presentPickup(found.parcel);
  });

  desk.raw(pickups.handOver, 'pickup.collect', async (http, { params, body }) => {
    const outcome = await perform(app, actorOf(http), async (ctx) => {
      const pickupId = idOf(params);
      const pickup = await findPickup(ctx, pickupId);
      if (!pickup) throw new DomainError('not-found', { what: 'pickup' });
      const { code } = body;
      return collect(ctx, {
        code,
        came: cameOf(body),
        site: await siteOf(ctx, pickup.siteId),
        pickupId,
      });
    });
    if ('refused' in outcome) throw new DomainError(outcome.refused);
    return DONE;
  });

  desk.raw(pickups.handOverWithSecond, 'pickup.collect', async (http, { params, body }) => {
    const approver = await secondPerson(app, body.approver);
    const given = { ...body, came: cameOf(body), approver };
    await perform(app, actorOf(http), (ctx) => handOverWithSecond(ctx, idOf(params), given));
    return DONE;
  });

  desk.raw(pickups.reverse, 'pickup.return', async (http, { params, body }) => {
    const approver = await secondPerson(app, body.approver);
    const given = { ...body, approver };
    await perform(app, actorOf(http), (ctx) => reverseHandover(ctx, idOf(params), given));
    return DONE;
  });
}

/** Who came; the contract has seen to it that a helper is named. */
function cameOf({
  receiver,
  helperId,
}: {
  receiver: Receiver;
  helperId?: string | undefined;
}): Came {
  if (receiver !== 'helper') return { receiver };
  return { receiver, helperId: helperId as Id<'Helper'> };
}

const idOf = ({ id }: { id: string }) => id as Id<'Pickup'>;

async function siteOf(ctx: Context, id: string): Promise<OpenSite> {
  const site = await findSite(ctx, id as Id<'Site'>);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  return site;
}

const localOf = (at: Date, zone: string) => ({ day: dayOf(at, zone), time: timeOf(at, zone) });

/** A parcel as it leaves: times are the place's own. */
export function presentPickup(parcel: DeskParcel): z.input<typeof PickupView> {
  const { windowStart, until, arrivedAt, comingAt, endedAt, zone, ...rest } = parcel;
  const local = (at: Date | null) => at && localOf(at, zone);
  return {
    ...rest,
    window: local(windowStart),
    until: localOf(until, zone),
    arrived: local(arrivedAt),
    coming: local(comingAt),
    ended: local(endedAt),
  };
}
