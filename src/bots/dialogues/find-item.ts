import { dayOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import type { Act, Acts, Line, Say } from '#core/messaging/index.js';
import { moment } from '#core/messaging/index.js';
import type { Course, Patient } from '#core/patients/index.js';
import { keptFrom, livePickupsOf } from '#core/pickups/index.js';
import type { Pickup } from '#core/pickups/index.js';
import { findSite } from '#core/sites/index.js';
import { availability, nextBest, recordUnmetAsk } from '#core/stock/index.js';
import type { Offer } from '#core/stock/index.js';
import { serviceForCourse } from '#core/visits/index.js';
import { listed } from '../dialogue/listed.js';
import { courseOf, withPatient } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';

type Facts = NonNullable<Line['facts']>;

/** Is mine there? Asks which item only of who has more than one. */
export const findItem: Play<'find-item'> = (turn, act) => {
  const { course, site } = act;
  return withPatient(turn, { do: 'find-item', ...act }, (patient) => {
    const one = course
      ? courseOf(patient, course)
      : patient.courses.length === 1 && patient.courses[0];
    if (one) return check(turn, patient, { course: one, siteId: site ?? null });
    return Promise.resolve(whichItem(patient.courses, act));
  });
};

function whichItem(courses: readonly Course[], { site, skip = 0 }: Acts['find-item']): Say {
  if (!courses.length) return { line: { name: 'no-item' } };
  const at = site && { site };
  const { shown, answers } = listed(courses, skip, {
    act: ({ id: course }) => ({ do: 'find-item', course, ...at }),
    more: (next) => ({ do: 'find-item', skip: next, ...at }),
  });
  const entries = shown.map(({ letter: item }) => ({ item }));
  return { line: { name: 'which-item', entries }, answers };
}

async function check(
  turn: Turn,
  patient: Patient,
  { course, siteId }: { course: Course; siteId: Id<'Site'> | null },
): Promise<Say> {
  const service = await serviceOf(turn, course);
  if (service === 'none')
    return { line: { name: 'no-handover-place', facts: { item: course.letter } } };
  const kept = await alreadyKept(turn, patient, course);
  if (kept) return kept;
  const offers = await availability(turn.ctx, course);
  const asked = siteId ?? patient.usualSite?.id ?? null;
  if (!asked) return bestOf(turn, course, { offers, service });
  const here = offers.find(({ site }) => site.id === asked);
  if (!here?.serves) return bestOf(turn, course, { offers, service });
  if (here.answer === 'no') return notHere(turn, course, { here, offers });
  return offer(turn, course, { here, service });
}

/** The service at whose visits it is given; null for what is taken away, `none` where nobody gives it yet. */
async function serviceOf({ ctx }: Turn, course: Course): Promise<Id<'Service'> | 'none' | null> {
  if (course.handover !== 'on-site') return null;
  return (await serviceForCourse(ctx, course.id)) ?? 'none';
}

/** Who has no usual place, or asked where it is not handed over, or not any more, is shown the best; where there is none, the first place that could counts the ask. */
async function bestOf(
  turn: Turn,
  course: Course,
  { offers, service }: { offers: readonly Offer[]; service: Id<'Service'> | null },
): Promise<Say> {
  const [best] = nextBest(offers, null);
  if (best) return offer(turn, course, { here: best, service });
  const serving = offers.filter(({ serves }) => serves);
  const [first] = serving;
  if (first) await noteUnmet(turn, course, first.site);
  return nowhere(course, serving);
}

/** It was asked for and not there: the place counts it, once a course and day. */
export function noteUnmet(
  { ctx }: Turn,
  course: Course,
  { id, zone }: Offer['site'],
): Promise<void> {
  return recordUnmetAsk(ctx, course, { siteId: id, day: dayOf(ctx.now, zone) });
}

/** One live hold an item: who asks again is told what is kept. */
async function alreadyKept(turn: Turn, patient: Patient, course: Course): Promise<Say | null> {
  const live = await livePickupsOf(turn.ctx, patient.id);
  const pickup = live.find(({ courseId }) => courseId === course.id);
  return pickup ? keptAlready(pickup) : null;
}

/** "Kept for you already." */
export function keptAlready({ place, until, zone }: Pickup): Say {
  return {
    line: { name: 'kept-already', facts: { place, until: moment(until, zone) } },
    answers: { '4': { do: 'pickups' } },
  };
}

async function offer(
  turn: Turn,
  course: Course,
  { here, service, seen = [] }: { here: Offer; service: Id<'Service'> | null; seen?: Id<'Site'>[] },
): Promise<Say> {
  const facts = { item: course.letter, place: here.site.number, counted: counted(turn, here) };
  const site = here.site.id;
  if (service) return given(course, { facts, seen, wish: { service, site }, amount: here.answer });
  const other: Act = { do: 'other-place', course: course.id, seen: [...seen, site] };
  const from = await tooEarly(turn, course, site);
  if (from) {
    const early = { ...facts, amount: here.answer === 'yes' ? 'yes' : 'few', from: { day: from } };
    return { line: { name: 'item-early', facts: early }, answers: { '2': other } };
  }
  const keep: Act = { do: 'keep', course: course.id, site };
  // Whoever is asked to come and talk first is offered nothing to keep.
  const answers: Record<string, Act> = { ...(!course.withheld && { '1': keep }), '2': other };
  if (here.answer === 'yes') return { line: { name: 'item-yes', facts }, answers };
  const sure: Act = { do: 'tell-me', course: course.id, site, sure: true };
  return { line: { name: 'item-low', facts }, answers: { ...answers, '3': sure } };
}

/** The day from which it may be kept there, where that has not come. */
async function tooEarly({ ctx }: Turn, course: Course, siteId: Id<'Site'>) {
  const site = await findSite(ctx, siteId);
  return site && keptFrom(course, site, ctx.now);
}

/** "Keep it there", of another place than was asked of: not where it is too early to, nor to whoever is asked to come and talk first. */
export async function keepThere(
  turn: Turn,
  course: Course,
  keep: { site: Id<'Site'>; instead?: Id<'Pickup'> },
): Promise<Record<string, Act>> {
  const takenAway = course.handover === 'taken-away';
  const early = takenAway && (await tooEarly(turn, course, keep.site));
  return early || course.withheld ? {} : { '1': { do: 'keep', course: course.id, ...keep } };
}

/** What is given on site is kept for a visit: the day first. */
function given(
  course: Course,
  at: {
    facts: Facts;
    seen: Id<'Site'>[];
    wish: { service: Id<'Service'>; site: Id<'Site'> };
    amount: Offer['answer'];
  },
): Say {
  const { facts, seen, wish, amount } = at;
  return {
    line: { name: 'item-given', facts: { ...facts, amount: amount === 'yes' ? 'yes' : 'few' } },
    answers: {
      '1': { do: 'book-days', ...wish, skip: 0 },
      '2': { do: 'other-place', course: course.id, seen: [...seen, wish.site] },
    },
  };
}

async function notHere(
  turn: Turn,
  course: Course,
  { here, offers }: { here: Offer; offers: readonly Offer[] },
): Promise<Say> {
  await noteUnmet(turn, course, here.site);
  const [best] = nextBest(offers, here.site.id);
  if (!best) return nowhere(course, [here]);
  const facts = { item: course.letter, place: here.site.number, ...otherFacts(turn, best) };
  return {
    line: { name: 'item-no', facts },
    answers: {
      ...(await keepThere(turn, course, { site: best.site.id })),
      '2': { do: 'tell-me', course: course.id, site: here.site.id },
    },
  };
}

/** The next best place as a line's facts. */
export function otherFacts(turn: Turn, best: Offer) {
  return { other: best.site.number, amount: best.answer, counted: counted(turn, best) };
}

function nowhere(course: Course, offers: readonly Offer[]): Say {
  const [first] = offers;
  return {
    line: { name: 'item-nowhere', facts: { item: course.letter } },
    ...(first
      ? { answers: { '1': { do: 'tell-me', course: course.id, site: first.site.id } } }
      : {}),
  };
}

/** The next place that has it, one at a time: a list would put place numbers beside answer numbers. */
export const otherPlace: Play<'other-place'> = (turn, act) =>
  withPatient(turn, { do: 'other-place', ...act }, async (patient) => {
    const course = courseOf(patient, act.course);
    if (!course) return { line: { name: 'closed-question' } };
    const offers = await availability(turn.ctx, course);
    const next = nextBest(offers, null).find(({ site }) => !act.seen.includes(site.id));
    const service = await serviceOf(turn, course);
    if (next && service !== 'none')
      return offer(turn, course, { here: next, service, seen: act.seen });
    const [first] = act.seen;
    return {
      line: { name: 'no-other-place', facts: { item: course.letter } },
      ...(first ? { answers: { '1': { do: 'tell-me', course: course.id, site: first } } } : {}),
    };
  });

function counted(turn: Turn, { countedOn, site }: Offer) {
  const today = dayOf(turn.ctx.now, site.zone);
  return { counted: countedOn ?? today, today };
}
