import type { Context } from '../kernel/context.js';
import { findSite, openOn } from '../sites/index.js';
import { findVisit, whereOf } from '../visits/index.js';
import type { Notice } from './notice.js';
import { moment } from './moment.js';

interface About {
  subjectId: string;
}

/** A visit that the desk booked, while it stands. */
export const sayVisitBooked = (ctx: Context, { subjectId }: About): Promise<Notice | null> =>
  sayNewTime(ctx, subjectId, 'visit-noted');

/** A new day that staff gave a visit, while it stands. */
export const sayVisitMoved = (ctx: Context, { subjectId }: About): Promise<Notice | null> =>
  sayNewTime(ctx, subjectId, 'visit-moved');

async function sayNewTime(
  ctx: Context,
  visitId: string,
  name: 'visit-noted' | 'visit-moved',
): Promise<Notice | null> {
  const visit = await findVisit(ctx, visitId);
  if (visit?.state !== 'booked') return null;
  const { id, place, ref, startAt, zone } = visit;
  const line = { name, facts: { at: moment(startAt, zone), place, ref } } as const;
  const answers = { '1': { do: 'thanks' }, '2': { do: 'visit-days', visit: id, skip: 0 } } as const;
  return { say: { line, answers }, until: startAt };
}

/** A visit that was taken off by us, or should not have been, with an offer of another; another place only where its own is closed that day and another will do. */
export async function sayVisitClosed(ctx: Context, { subjectId }: About): Promise<Notice | null> {
  const visit = await findVisit(ctx, subjectId);
  if (visit?.state !== 'cancelled' && visit?.state !== 'entered-in-error') return null;
  const { id, place, ref, day, startAt, zone } = visit;
  const site = await findSite(ctx, visit.siteId);
  const { own } = await whereOf(ctx, visit.patientId, visit.serviceId);
  const closed = !own && (!site || openOn(site, day).length === 0);
  const line = closed
    ? ({ name: 'visit-closed', facts: { day: { day }, place } } as const)
    : ({ name: 'visit-off', facts: { at: moment(startAt, zone), place, ref } } as const);
  const answers = {
    ...(closed ? { '1': { do: 'visit-elsewhere', visit: id } as const } : {}),
    '2': { do: 'visit-days', visit: id, skip: 0 },
  } as const;
  const soon = new Date(ctx.now.getTime() + TWO_DAYS);
  const until = startAt > soon ? startAt : soon;
  return { say: { line, answers }, until };
}

const TWO_DAYS = 2 * 86_400_000;

/** A time that came free, while it is held for whom it is offered to. */
export async function sayVisitOffer(ctx: Context, { subjectId }: About): Promise<Notice | null> {
  const visit = await findVisit(ctx, subjectId);
  if (visit?.state !== 'pending' || !visit.holdUntil || visit.holdUntil <= ctx.now) return null;
  const { id, place, startAt, zone, holdUntil } = visit;
  const line = { name: 'visit-offer', facts: { at: moment(startAt, zone), place } } as const;
  const answers = {
    '1': { do: 'take-visit', visit: id },
    '2': { do: 'leave-visit', visit: id },
  } as const;
  return { say: { line, answers }, until: holdUntil };
}
