import { DomainError } from '#core/kernel/errors.js';
import type { ErrorCode } from '#core/kernel/errors.js';
import { moment } from '#core/messaging/index.js';
import type { Act, Acts, Say } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import { availability, nextBest } from '#core/stock/index.js';
import {
  bookVisit,
  confirmVisit,
  findVisit,
  holdSlot,
  kindsOf,
  moveVisit,
  placesGiving,
  restoreVisit,
  siteOn,
  standsAt,
  visitsOf,
} from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { otherFacts } from './find-item.js';
import { showDays } from './visits-days.js';
import { sameDay, showTimes } from './visits-times.js';
import { askOf, CLOSED, ownerOf, wishOf, withWish } from './visits-wish.js';
import type { Wish } from './visits-wish.js';

type Slot = Acts['book-at'];

/** Books a time that was chosen, or moves the visit to it. */
export const bookAt: Play<'book-at'> = (turn, act) =>
  withWish(turn, { do: 'book-at', ...act }, async (patient) => {
    try {
      return await take(turn, patient, act);
    } catch (error) {
      return refused(turn, { patient, slot: act }, error);
    }
  });

async function take(turn: Turn, patient: Patient, slot: Slot): Promise<Say> {
  const { visit, day, time } = slot;
  const { siteId, ...of } = await placed(turn, patient, slot);
  const old = visit ? await findVisit(turn.ctx, visit) : null;
  if (visit && old?.state === 'booked' && old.startAt > turn.ctx.now)
    return toldMoved(old, await moveVisit(turn.ctx, visit, { siteId, day, time }));
  const contactId = turn.contact.id;
  const ask = { ...of, siteId, day, time, contactId };
  return told('visit-booked', await bookVisit(turn.ctx, ask));
}

/** What is booked of a wish, and where on that day. */
async function placed(turn: Turn, patient: Patient, slot: Slot) {
  const ask = await askOf(turn, patient, slot);
  return { patientId: ask.patientId, serviceId: ask.serviceId, siteId: siteOn(ask, slot.day) };
}

/** Whether the visit that is to be moved to a time stands there already. */
export async function isThere(turn: Turn, patient: Patient, slot: Slot): Promise<boolean> {
  const old = slot.visit ? await findVisit(turn.ctx, slot.visit) : null;
  if (old?.state !== 'booked') return false;
  const { siteId } = await placed(turn, patient, slot);
  return standsAt(turn.ctx, old, { siteId, day: slot.day, time: slot.time });
}

const toldMoved = (old: Visit, moved: Visit): Say =>
  told(moved.id === old.id ? 'visit-stays' : 'visit-changed', moved);

/** What was booked, and where it is changed. */
export function told(name: 'visit-booked' | 'visit-changed' | 'visit-stays', visit: Visit): Say {
  const { startAt, zone, place, ref } = visit;
  return {
    line: { name, facts: { at: moment(startAt, zone), place, ref } },
    answers: { '3': { do: 'visits', skip: 0 } },
  };
}

/** Says a typed day and hour back as it was understood; its time is held for ten minutes while that is answered. */
export async function askSure(turn: Turn, patient: Patient, slot: Slot): Promise<Say | null> {
  const { day, time } = slot;
  try {
    const contactId = turn.contact.id;
    const moving = slot.visit && { moving: slot.visit };
    const wanted = { ...(await placed(turn, patient, slot)), day, time, contactId, ...moving };
    const held = await holdSlot(turn.ctx, wanted);
    return ask(slot, { yes: { do: 'book-held', visit: held.id }, place: held.place });
  } catch (error) {
    return refused(turn, { patient, slot }, error);
  }
}

function ask({ day, time, ...wish }: Slot, { yes, place }: { yes: Act; place: number }): Say {
  return {
    line: { name: 'visit-sure', facts: { at: { day, time }, place } },
    answers: { '1': yes, '2': { do: 'book-times', ...wishOf(wish), day, skip: 0 } },
    expects: { do: 'read-when', ...wishOf(wish), day },
  };
}

/** Books what is held, while it is. */
export const bookHeld: Play<'book-held'> = async (turn, { visit: id }) => {
  const held = await findVisit(turn.ctx, id);
  const patient = held && ownerOf(turn, held);
  if (!patient) return CLOSED;
  try {
    return told(held.moves ? 'visit-changed' : 'visit-booked', await confirmVisit(turn.ctx, id));
  } catch (error) {
    return refused(turn, { patient, slot: slotOf(held) }, error);
  }
};

/** Books a visit again that was just given up, while its time is free. */
export const restore: Play<'restore-visit'> = async (turn, { visit: id }) => {
  const dropped = await findVisit(turn.ctx, id);
  const patient = dropped && ownerOf(turn, dropped);
  if (!patient) return CLOSED;
  try {
    return told('visit-booked', await restoreVisit(turn.ctx, id));
  } catch (error) {
    return refused(turn, { patient, slot: { ...slotOf(dropped), there: true } }, error);
  }
};

/** The time of a visit as it would be chosen, with the one that is to be moved there. */
function slotOf({ serviceId: service, siteId: site, day, time, moves }: Visit): Slot {
  return { service, site, day, time, ...(moves && { visit: moves }) };
}

/** A kind reason, and the nearest that is free. */
async function refused(
  turn: Turn,
  { patient, slot }: { patient: Patient; slot: Slot },
  error: unknown,
): Promise<Say | null> {
  if (!(error instanceof DomainError)) throw error;
  const { time: near, day, ...rest } = slot;
  const wish = wishOf(rest);
  const said = FINAL[error.code];
  if (said) return said;
  if (NOT_THEN.includes(error.code))
    return showTimes(turn, patient, { ...wish, day, near, skip: 0 });
  switch (error.code) {
    case 'visit.hold-gone':
      return holdGone(wish);
    case 'visit.same-day':
      return alreadyThat(turn, error, wish);
    case 'stock.insufficient':
      return noneThere(turn, patient, wish);
    case 'pickup.already-kept':
      return alreadyFor(turn, patient, wish);
    default:
      return showDays(turn, patient, { ...wish, full: day });
  }
}

/** Refusals after which there is nothing to choose. */
const FINAL: Partial<Record<ErrorCode, Say>> = {
  'not-allowed': CLOSED,
  'patient.not-active': CLOSED,
  'visit.wrong-state': CLOSED,
  'course.withheld': { line: { name: 'no-visit' } },
  'not-found': { line: { name: 'no-visit' } },
  'visit.not-prescribed': { line: { name: 'no-visit' } },
};
const NOT_THEN: readonly ErrorCode[] = ['visit.slot-taken', 'visit.past', 'visit.too-soon'];

/** Who was moving a visit goes on with that one. */
const holdGone = ({ visit }: Wish): Say => ({
  line: { name: 'hold-gone' },
  answers: { '2': visit ? { do: 'visit-days', visit, skip: 0 } : { do: 'book' } },
});

/** What would be given at the visit has run out meanwhile: another place that gives it may have it. */
async function noneThere(turn: Turn, patient: Patient, { service, site }: Wish): Promise<Say> {
  const { ctx } = turn;
  const kind = (await kindsOf(ctx, patient.id)).find(({ serviceId }) => serviceId === service);
  const course = patient.courses.find(({ id }) => id === kind?.courseId);
  if (!course) return { line: { name: 'lost-race-nowhere' } };
  const tell: Act = { do: 'tell-me', course: course.id, site };
  const giving = await placesGiving(ctx, { patientId: patient.id, serviceId: service });
  const best = nextBest(await availability(ctx, course), site).find((offer) =>
    giving.some(({ id }) => id === offer.site.id),
  );
  if (!best) return { line: { name: 'lost-race-nowhere' }, answers: { '1': tell } };
  const { other, amount } = otherFacts(turn, best);
  return {
    line: { name: 'lost-race', facts: { other, amount } },
    answers: { '1': { do: 'book-days', service, site: best.site.id, skip: 0 }, '2': tell },
  };
}

/** It is kept for another visit already. */
async function alreadyFor({ ctx }: Turn, { id }: Patient, wish: Wish): Promise<Say> {
  const booked = await visitsOf(ctx, id);
  const visit = booked.find(({ serviceId }) => serviceId === wish.service);
  return visit ? sameDay(visit, wish) : CLOSED;
}

async function alreadyThat({ ctx }: Turn, { facts }: DomainError, wish: Wish): Promise<Say> {
  const visit = await findVisit(ctx, String(facts['visit'] ?? ''));
  return visit ? sameDay(visit, wish) : CLOSED;
}
