import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import type { Act, Say } from '#core/messaging/index.js';
import { moment } from '#core/messaging/index.js';
import type { Course, Patient } from '#core/patients/index.js';
import { keep, findPickup, keepElsewhere, livePickupsOf } from '#core/pickups/index.js';
import type { Kept, Pickup } from '#core/pickups/index.js';
import { askToBeTold, availability, nextBest, reportTurnedAway } from '#core/stock/index.js';
import { findVisit, serviceForCourse } from '#core/visits/index.js';
import { courseOf, withPatient } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { showDays } from './visits-days.js';
import { findItem, keepThere, keptAlready, noteUnmet, otherFacts } from './find-item.js';

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
      return kept(
        await (instead ? keepElsewhere(turn.ctx, instead, wanted) : keep(turn.ctx, wanted)),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return refused(turn, patient, { course, site: act.site, error });
    }
  });

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

/** I came, it was not there: thanks, no question, the next best place, to which what is kept moves; where nobody knows which place it was, one that has it. */
export const turnedAway: Play<'turned-away'> = (turn, act) =>
  withPatient(turn, { do: 'turned-away', ...act }, async (patient) => {
    const { course, site, live } = await whatWasMissing(turn, patient, act);
    if (!course) return { line: { name: 'no-item' } };
    if (!site) return findItem(turn, { course: course.id });
    await reportTurnedAway(turn.ctx, course, site);
    const [best] = nextBest(await availability(turn.ctx, course), site);
    const tell: Act = { do: 'tell-me', course: course.id, site };
    if (!best) return { line: { name: 'turned-away-nowhere' }, answers: { '1': tell } };
    const keep = { site: best.site.id, ...(live && { instead: live.id }) };
    return {
      line: { name: 'turned-away', facts: otherFacts(turn, best) },
      answers: { ...(await keepThere(turn, course, keep)), '2': tell },
    };
  });

/** What was said, else what is kept, else the first item at the usual place: nothing more is asked of who came for nothing. */
async function whatWasMissing(
  turn: Turn,
  patient: Patient,
  said: { course?: Id<'Course'>; site?: Id<'Site'> },
) {
  const kept: Pickup[] = await livePickupsOf(turn.ctx, patient.id);
  const first = kept.find(({ courseId }) => !said.course || courseId === said.course) ?? kept[0];
  const wanted = said.course ?? first?.courseId;
  const course = (wanted && courseOf(patient, wanted)) ?? patient.courses[0];
  const site = said.site ?? first?.siteId ?? patient.usualSite?.id;
  const live = kept.find(({ courseId, siteId }) => courseId === course?.id && siteId === site);
  return { course, site, live };
}
