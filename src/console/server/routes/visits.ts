import { addDays, dayOf, timeOf, weekdayOf } from '#core/kernel/dates.js';
import type { Day } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import type { OpenSite } from '#core/sites/index.js';
import {
  bookAtDesk,
  deskVisit,
  deskVisits,
  deskWaits,
  freeTimes,
  endWait,
  openDaysBetween,
  practitionersAt,
  waitAtDesk,
} from '#core/visits/index.js';
import type { Ask } from '#core/visits/index.js';
import { visits } from '../../contract/visits.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';
import { localOf, presentVisit, siteOf } from '../presenters/visit.js';
import { patientVisitRoutes } from './patient-visits.js';
import { visitActRoutes } from './visit-acts.js';

/** The calendar: what is booked, what is free, who waits. */
export function visitRoutes(desk: Desk): void {
  desk.on(visits.list, 'visit.read', async (ctx, { query }) => {
    const site = await siteOf(ctx, query.siteId);
    const today = dayOf(ctx.now, site.zone);
    const { from, to } = spanOf(query.on ?? today, query.span);
    const staffId = query.staffId as Id<'Staff'> | undefined;
    const rows = await deskVisits(ctx, { siteId: site.id, from, to, staffId });
    return {
      ...{ from, to },
      visits: rows.map(presentVisit),
      now: { day: today, time: timeOf(ctx.now, site.zone) },
      closed: site.closures.filter((day) => day >= from && day <= to),
      hours: hoursOf(site),
      people: await practitionersAt(ctx, site.id),
    };
  });

  desk.on(visits.days, 'visit.book', async (ctx, { query }) => {
    const { zone } = await siteOf(ctx, query.siteId);
    const from = query.from ?? dayOf(ctx.now, zone);
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
  patientVisitRoutes(desk);
}

function waitRoutes(desk: Desk): void {
  desk.on(visits.waits, 'visit.read', async (ctx, { query }) => {
    const { rows, total } = await deskWaits(ctx, query.siteId as Id<'Site'>, query);
    return {
      total,
      rows: rows.map(({ offered, zone, ...wait }) => ({
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

  desk.on(visits.endWait, 'visit.book', async (ctx, { params }) => {
    await endWait(ctx, params.id as Id<'Wait'>);
    return DONE;
  });
}

/** A day alone, or Monday to Sunday around it. */
function spanOf(day: Day, span: 'day' | 'week'): { from: Day; to: Day } {
  if (span === 'day') return { from: day, to: day };
  const from = addDays(day, 1 - weekdayOf(day));
  return { from, to: addDays(from, 6) };
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
