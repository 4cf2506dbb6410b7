import type { Id } from '#core/kernel/ids.js';
import { moment } from '#core/messaging/index.js';
import type { Act, Say, When } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import { livePickupsOf } from '#core/pickups/index.js';
import { findVisit, freeTimes, placesGiving, visitByRef, visitsOf } from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { withHousehold, withPatient, withUnlock } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { dropOne as dropPickup, pickups } from './my-pickups.js';
import { follow, onDay } from './visits-book.js';
import { LISTED, showDays } from './visits-days.js';
import { dropOne } from './visits-drop.js';
import { showTimes } from './visits-times.js';
import { askOf, CLOSED, freeOrNone, ownerOf } from './visits-wish.js';

const NONE: Say = { line: { name: 'visits-none' }, answers: { '1': { do: 'book' } } };

/** My visits, unlocked first where the phone is shared or COVERT: one is shown, several are listed. */
export const visits: Play<'visits'> = (turn, act) =>
  withMine(turn, { do: 'visits', ...act }, (mine) => {
    const [only, another] = mine;
    if (!only) return act.orKept ? pickups(turn, {}) : NONE;
    if (!another) return show(only);
    return list(mine, act.skip, {
      act: (visit) => ({ do: 'visit', visit }),
      more: (skip) => ({ do: 'visits', skip }),
    });
  });

function withMine(
  turn: Turn,
  then: Act,
  go: (mine: Visit[], patient: Patient) => Say | Promise<Say | null>,
) {
  return withPatient(turn, then, (patient) =>
    withUnlock(turn, { patient, then }, async () =>
      go(await visitsOf(turn.ctx, patient.id), patient),
    ),
  );
}

/** Three visits a time; under `4` the next ones, for what they are listed for. */
function list(
  mine: readonly Visit[],
  skip: number,
  { act, more }: { act: (id: Id<'Visit'>) => Act; more: (skip: number) => Act },
): Say {
  const shown = mine.slice(skip, skip + LISTED);
  const answers: Record<string, Act> = {};
  shown.forEach(({ id }, i) => {
    answers[String(i + 1)] = act(id);
  });
  if (mine.length > skip + LISTED) answers['4'] = more(skip + LISTED);
  const entries = shown.map(({ day }) => ({ day: { day } }));
  return { line: { name: 'visits', entries }, answers };
}

function show({ id, startAt, zone, place, ref, state }: Visit): Say {
  const facts = { at: moment(startAt, zone), place, ref };
  const answers: Record<string, Act> =
    state === 'booked'
      ? { '2': { do: 'visit-days', visit: id, skip: 0 }, '6': { do: 'drop-visit', visit: id } }
      : {};
  return { line: { name: 'visit-one', facts }, answers };
}

/** One of several. */
export const visit: Play<'visit'> = async (turn, act) => {
  const found = await findVisit(turn.ctx, act.visit);
  const patient = found && ownerOf(turn, found);
  if (!patient) return CLOSED;
  const shown = ['booked', 'arrived', 'checked-in'].includes(found.state) ? show(found) : NONE;
  return withUnlock(turn, { patient, then: { do: 'visit', ...act } }, () => Promise.resolve(shown));
};

/** By the number on our texts; one that is somebody else's gets the same answer as one that is nobody's. */
export const byRef: Play<'visit-by-ref'> = (turn, act) => {
  const then: Act = { do: 'visit-by-ref', ...act };
  return withPatient(turn, then, (patient) =>
    withUnlock(turn, { patient, then }, async () => {
      const found = await visitByRef(turn.ctx, patient.id, act.ref);
      if (!found) return UNKNOWN;
      return act.then === 'drop'
        ? dropOne(turn, { visit: found.id })
        : moveTo(turn, { patient, found }, act.when);
    }),
  );
};

const UNKNOWN: Say = {
  line: { name: 'visit-unknown' },
  answers: { '1': { do: 'visits', skip: 0 } },
};

/** The days for another time of a visit. A reminder of it leads here too, which named its day already; on a shared phone only by whose it is. */
export const otherDays: Play<'visit-days'> = async (turn, act) => {
  const found = await findVisit(turn.ctx, act.visit);
  const patient = found && ownerOf(turn, found);
  if (!patient) return CLOSED;
  const then: Act = { do: 'visit-days', ...act };
  return withHousehold(turn, { patient, then }, () => moveTo(turn, { patient, found }, act.when));
};

/** An hour alone is meant of the visit's own day. */
async function moveTo(
  turn: Turn,
  { patient, found }: { patient: Patient; found: Visit },
  when?: When,
): Promise<Say | null> {
  turn.state.person = patient.id;
  const stands = found.state === 'booked' && found.startAt > turn.ctx.now;
  const service = { service: found.serviceId, site: found.siteId };
  const wish = stands ? { ...service, visit: found.id } : service;
  return when
    ? follow(turn, { patient, wish }, onDay(when, found.day))
    : showDays(turn, patient, wish);
}

/** MOVE alone: the one visit, or which; who has none is led to what is kept. */
export const moveSome: Play<'move-some'> = (turn, { skip: from = 0, when }) => {
  const to = when && { when };
  return withMine(turn, { do: 'move-some', skip: from, ...to }, async (mine) => {
    const booked = mine.filter(({ state }) => state === 'booked');
    const [only, another] = booked;
    if (!only) return pickups(turn, {});
    if (!another) return otherDays(turn, { visit: only.id, skip: 0, ...to });
    return list(booked, from, {
      act: (visit) => ({ do: 'visit-days', visit, skip: 0, ...to }),
      more: (skip) => ({ do: 'move-some', skip, ...to }),
    });
  });
};

/** DROP alone: what is kept, a visit, or which of the two. */
export const dropSome: Play<'drop-some'> = (turn, act) =>
  withMine(turn, { do: 'drop-some', ...act }, async (mine, { id }) => {
    const booked = mine.filter(({ state }) => state === 'booked');
    const [only, another] = booked;
    if (!only) return dropPickup(turn, {});
    const kept = (await livePickupsOf(turn.ctx, id)).some(({ visitId }) => visitId === null);
    if (kept && !act.which) return DROP_WHICH;
    if (!another) return dropOne(turn, { visit: only.id });
    return list(booked, act.skip ?? 0, {
      act: (visit) => ({ do: 'drop-visit', visit }),
      more: (skip) => ({ do: 'drop-some', which: 'visit', skip }),
    });
  });

const DROP_WHICH: Say = {
  line: { name: 'drop-which' },
  answers: { '1': { do: 'drop-pickup' }, '2': { do: 'drop-some', which: 'visit' } },
};

/** How many other places are looked at. */
const MOST_PLACES = 12;

/** Another place on the same day, the first that has a time; else other days. */
export const elsewhere: Play<'visit-elsewhere'> = async (turn, act) => {
  const found = await findVisit(turn.ctx, act.visit);
  const patient = found && ownerOf(turn, found);
  if (!patient) return CLOSED;
  turn.state.person = patient.id;
  const { patientId, serviceId: service, day } = found;
  const giving = await placesGiving(turn.ctx, { patientId, serviceId: service });
  const others = giving.filter(({ id }) => id !== found.siteId);
  for (const { id: site, number: place } of others.slice(0, MOST_PLACES)) {
    const wish = { service, site, there: true } as const;
    const look = { ...(await askOf(turn, patient, wish)), day };
    if ((await freeOrNone(() => freeTimes(turn.ctx, look))).length)
      return showTimes(turn, patient, { ...wish, day, skip: 0, place });
  }
  return moveTo(turn, { patient, found });
};
