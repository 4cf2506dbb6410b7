import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { orAsItWas } from '#core/kernel/or-as-it-was.js';
import { orNull } from '#core/kernel/or-null.js';
import type { Act, Say } from '#core/messaging/index.js';
import { moment } from '#core/messaging/index.js';
import type { Course, Patient } from '#core/patients/index.js';
import { keep, findPickup, keepElsewhere, livePickupsOf } from '#core/pickups/index.js';
import type { Kept } from '#core/pickups/index.js';
import { missedCourse } from '#core/reminders/index.js';
import { askToBeTold, availability, nextBest } from '#core/stock/index.js';
import { findVisit, serviceForCourse } from '#core/visits/index.js';
import { courseOf, withPatient } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { showDays } from './visits-days.js';
import { keepThere, keptAlready, noteUnmet, otherFacts } from './find-item.js';

const GONE: Say = { line: { name: 'closed-question' } };

/** Keep it for me: done, or a kind reason and the next best. */
export const keepItem: Play<'keep'> = (turn, act) =>
  withPatient(turn, { do: 'keep', ...act }, async (patient) => {
    const course = courseOf(patient, act.course);
    if (!course) return GONE;
    const service = course.handover === 'on-site' && (await serviceForCourse(turn.ctx, course.id));
    const { site, instead } = act;
    if (service) return showDays(turn, patient, await wishFor(turn, { service, site, instead }));
    try {
      const wanted = { course, siteId: site, contactId: turn.contact.id };
      const done = await (instead
        ? keepElsewhere(turn.ctx, instead, wanted)
        : keep(turn.ctx, wanted));
      if (act.all) await keepOthers(turn, patient, wanted);
      return kept(done);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return refused(turn, patient, { course, site: act.site, error });
    }
  });

/** What else of theirs was missed and is kept at the same place; what is not there is asked about by itself. */
async function keepOthers(
  { ctx }: Turn,
  { courses }: Patient,
  { course, siteId, contactId }: { course: Course; siteId: Id<'Site'>; contactId: Id<'Contact'> },
): Promise<void> {
  for (const other of courses) {
    if (other.id === course.id) continue;
    const missed = await missedCourse(ctx, other.id);
    if (missed?.siteId === siteId && !missed.onSite)
      await orNull(() => orAsItWas(ctx, () => keep(ctx, { course: other, siteId, contactId })));
  }
}

/** What is given at a visit that still stands is kept elsewhere by moving it. */
async function wishFor(
  { ctx }: Turn,
  {
    service,
    site,
    instead,
  }: { service: Id<'Service'>; site: Id<'Site'>; instead: Id<'Pickup'> | undefined },
) {
  const visitId = instead && (await findPickup(ctx, instead))?.visitId;
  const visit = visitId ? await findVisit(ctx, visitId) : null;
  const stands = visit?.state === 'booked' && visit.startAt > ctx.now;
  return { service, site, ...(stands && { visit: visit.id }) };
}

/** What is kept now, and until when. */
export function kept({ place, until, zone }: Kept): Say {
  return {
    line: { name: 'kept', facts: { place, until: moment(until, zone) } },
    answers: { '4': { do: 'pickups' } },
  };
}

async function refused(
  turn: Turn,
  patient: Patient,
  { course, site, error }: { course: Course; site: Id<'Site'>; error: DomainError },
): Promise<Say> {
  switch (error.code) {
    case 'pickup.already-kept': {
      const live = await livePickupsOf(turn.ctx, patient.id);
      const pickup = live.find(({ courseId }) => courseId === course.id);
      return pickup ? keptAlready(pickup) : GONE;
    }
    case 'stock.insufficient':
      return lostRace(turn, patient, { course, site });
    case 'course.too-early':
      return { line: { name: 'too-early', facts: { from: { day: String(error.facts['from']) } } } };
    case 'course.withheld':
    case 'place.closed':
      return { line: { name: 'no-handover-place', facts: { item: course.letter } } };
    default:
      throw error;
  }
}

async function lostRace(
  turn: Turn,
  patient: Patient,
  { course, site }: { course: Course; site: Id<'Site'> },
): Promise<Say> {
  const offers = await availability(turn.ctx, course);
  const here = offers.find((offer) => offer.site.id === site);
  if (here) await noteUnmet(turn, course, here.site);
  const [best] = nextBest(offers, site);
  const tell: Act = { do: 'tell-me', course: course.id, site };
  if (!best) return { line: { name: 'lost-race-nowhere' }, answers: { '1': tell } };
  const { other, amount } = otherFacts(turn, best);
  return {
    line: { name: 'lost-race', facts: { other, amount } },
    answers: { ...(await keepThere(turn, course, { site: best.site.id })), '2': tell },
  };
}

/** Tell me when it is back. */
export const tellMe: Play<'tell-me'> = (turn, act) =>
  withPatient(turn, { do: 'tell-me', ...act }, async (patient) => {
    const course = courseOf(patient, act.course);
    if (!course) return GONE;
    const { site: siteId, sure = false } = act;
    await askToBeTold(turn.ctx, course, { siteId, contactId: turn.contact.id, sure });
    return { line: { name: 'tell-me-set', facts: { item: course.letter } } };
  });
