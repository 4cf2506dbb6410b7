import type { z } from 'zod';
import type { Context } from '#core/kernel/context.js';
import { dayOf, timeOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { findSite } from '#core/sites/index.js';
import type { OpenSite } from '#core/sites/index.js';
import type { DeskVisit } from '#core/visits/index.js';
import type { VisitView } from '../../contract/visits.js';

/** The place of an id; throws `not-found`. */
export async function siteOf(ctx: Context, id: string): Promise<OpenSite> {
  const site = await findSite(ctx, id as Id<'Site'>);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  return site;
}

/** An instant as wall time. */
export const localOf = (at: Date, zone: string) => ({
  day: dayOf(at, zone),
  time: timeOf(at, zone),
});

/** A visit as it leaves. */
export function presentVisit(visit: DeskVisit): z.input<typeof VisitView> {
  const { stateAt, comingAt, zone, ...rest } = visit;
  const [hour = 0, minute = 0] = visit.time.split(':').map(Number);
  const end = (hour * 60 + minute + visit.minutes) % (24 * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    ...rest,
    ends: `${two(Math.floor(end / 60))}:${two(end % 60)}`,
    coming: comingAt && localOf(comingAt, zone),
    since: localOf(stateAt, zone),
  };
}
