import type { z } from 'zod';
import type { Context } from '#core/kernel/context.js';
import { addDays, dayOf, timeOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { findSite } from '#core/sites/index.js';
import type { OpenSite } from '#core/sites/index.js';
import {
  bookAtDesk,
  deskVisit,
  deskVisits,
  deskVisitsOf,
  deskWaits,
  freeTimes,
  kindsOf,
  listServices,
  openDaysBetween,
  practitionersAt,
  stopWaiting,
  waitAtDesk,
} from '#core/visits/index.js';
import type { Ask, DeskVisit } from '#core/visits/index.js';
import { visits } from '../../contract/visits.js';
import type { VisitView } from '../../contract/visits.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';
import { visitActRoutes } from './visit-acts.js';

/** The calendar: what is booked, what is free, who waits. */
export function visitRoutes(desk: Desk): void {
  desk.on(visits.list, 'visit.read', async (ctx, { query }) => {
    const site = await siteOf(ctx, query.siteId);
    const { from, to } = query;
    const staffId = query.staffId as Id<'Staff'> | undefined;
    const rows = await deskVisits(ctx, { siteId: site.id, from, to, staffId });
    return {
      visits: rows.map(presentVisit),
      now: { day: dayOf(ctx.now, site.zone), time: timeOf(ctx.now, site.zone) },
      closed: site.closures.filter((day) => day >= from && day <= to),
      hours: hoursOf(site),
      people: await practitionersAt(ctx, site.id),
    };
  });

  desk.on(visits.days, 'visit.book', async (ctx, { query }) => {
    const from = query.from ?? dayOf(ctx.now, ctx.config.DEFAULT_ZONE);
    const to = addDays(from, LOOK_DAYS);
    return { days: await openDaysBetween(ctx, { ...askOf(query), from, to }) };
  });

  desk.on(visits.times, 'visit.book', async (ctx, { query }) => ({
    times: await freeTimes(ctx, { ...askOf(query), day: query.day }),
  }));

  desk.on(visits.book, 'visit.book', async (ctx, { body }) => {
    const { day, time, override } = body;
    const visit = await bookAtDesk(ctx, { ...askOf(body), day, time, override });
    return presentVisit(await deskVisit(ctx, visit.id));
  });

  waitRoutes(desk);
  visitActRoutes(desk);
}

function waitRoutes(desk: Desk): void {
  desk.on(visits.waits, 'visit.read', async (ctx, { query }) => {
    const rows = await deskWaits(ctx, query.siteId as Id<'Site'>);
    return {
      waits: rows.map(({ offered, zone, ...wait }) => ({
        ...wait,
        offered: offered && { ...offered, until: localOf(offered.until, zone) },
      })),
    };
  });

  desk.on(visits.wait, 'visit.book', async (ctx, { body }) => {
    const { from, to } = body;
    const { patientId, serviceId, siteId } = askOf(body);
    await waitAtDesk(ctx, { patientId, serviceId, siteId, from, to });
    return DONE;
  });

  desk.on(visits.stopWaiting, 'visit.book', async (ctx, { params }) => {
    await stopWaiting(ctx, params.id as Id<'Patient'>);
    return DONE;
  });

  desk.on(visits.ofPatient, 'visit.read', async (ctx, { params }) => {
    const patientId = params.id as Id<'Patient'>;
    const [rows, kinds] = [await deskVisitsOf(ctx, patientId), await kindsOf(ctx, patientId)];
    const codes = new Map((await listServices(ctx)).map(({ id, code }) => [id, code]));
    return {
      visits: rows.map(presentVisit),
      kinds: kinds.map(({ site, serviceId, ...kind }) => ({
        ...kind,
        serviceId,
        siteId: site?.id ?? null,
        code: codes.get(serviceId) ?? '',
      })),
    };
  });
}

/** As far ahead as one look at the free days goes. */
const LOOK_DAYS = 61;

function askOf(typed: {
  patientId: string;
  serviceId: string;
  siteId: string;
  staffId?: string | undefined;
  moving?: string | undefined;
  override?: boolean | undefined;
}): Ask {
  return {
    patientId: typed.patientId as Id<'Patient'>,
    serviceId: typed.serviceId as Id<'Service'>,
    siteId: typed.siteId as Id<'Site'>,
    staffId: typed.staffId as Id<'Staff'> | undefined,
    moving: typed.moving as Id<'Visit'> | undefined,
    override: typed.override,
  };
}

/** The place of an id; throws `not-found`. */
export async function siteOf(ctx: Context, id: string): Promise<OpenSite> {
  const site = await findSite(ctx, id as Id<'Site'>);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  return site;
}

/** From when and until when a place is open on any day of its week. */
function hoursOf({ hours }: OpenSite): { from: string; to: string } {
  const spans = Object.values(hours).flat();
  const from = spans.map(([start]) => start).sort()[0] ?? '08:00';
  const to =
    spans
      .map(([, end]) => end)
      .sort()
      .at(-1) ?? '17:00';
  return { from, to };
}

/** An instant as wall time. */
export const localOf = (at: Date, zone: string) => ({
  day: dayOf(at, zone),
  time: timeOf(at, zone),
});

/** A visit as it leaves. */
export function presentVisit(visit: DeskVisit): z.input<typeof VisitView> {
  const { stateAt, zone, ...rest } = visit;
  const [hour = 0, minute = 0] = visit.time.split(':').map(Number);
  const end = (hour * 60 + minute + visit.minutes) % (24 * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    ...rest,
    ends: `${two(Math.floor(end / 60))}:${two(end % 60)}`,
    since: localOf(stateAt, zone),
  };
}
