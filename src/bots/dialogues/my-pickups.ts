import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import type { Act, Say } from '#core/messaging/index.js';
import { moment } from '#core/messaging/index.js';
import {
  chooseWindow,
  dropPickup,
  findPickup,
  isLive,
  livePickupsOf,
  mayBeCollected,
  pickupCode,
  pickupDays,
  quietTimes,
  renewCode,
} from '#core/pickups/index.js';
import type { Pickup } from '#core/pickups/index.js';
import { listed } from '../dialogue/listed.js';
import { withPatient, withUnlock } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { dropOne as dropVisit } from './visits-drop.js';

const NONE: Say = { line: { name: 'pickups-none' }, answers: { '1': { do: 'find-item' } } };

/** What is kept for me: one is shown, several are listed. */
export const pickups: Play<'pickups'> = (turn, { skip = 0 }) => {
  const then: Act = { do: 'pickups', skip };
  return withPatient(turn, then, (patient) =>
    withUnlock(turn, { patient, then }, async () => {
      const live = await livePickupsOf(turn.ctx, patient.id);
      const [first] = live;
      if (!first) return NONE;
      return live.length === 1
        ? show(turn, first)
        : list(turn, live, {
            skip,
            act: ({ id }) => ({ do: 'pickup', pickup: id }),
            more: (next) => ({ do: 'pickups', skip: next }),
          });
    }),
  );
};

function list(
  { ctx }: Turn,
  live: readonly Pickup[],
  how: { skip: number; act: (pickup: Pickup) => Act; more: (skip: number) => Act },
): Say {
  const { shown, answers } = listed(live, how.skip, how);
  const entries = shown.map((pickup) => ({
    item: pickup.letter,
    state: mayBeCollected(pickup, ctx.now) ? 'ready' : 'kept',
  }));
  return { line: { name: 'pickups', entries }, answers };
}

function show({ ctx }: Turn, pickup: Pickup): Say {
  const { id, place, until, zone, proxyAllowed, visitId: visit } = pickup;
  const facts = { place, until: moment(until, zone) };
  // What is given at a visit is moved and dropped with it.
  const common: Record<string, Act> = visit
    ? { '2': { do: 'visit-days', visit, skip: 0 }, '6': { do: 'drop-visit', visit } }
    : {
        '2': { do: 'pickup-days', pickup: id, skip: 0 },
        '6': { do: 'drop-pickup', pickup: id },
      };
  if (!mayBeCollected(pickup, ctx.now))
    return { line: { name: 'pickup-kept', facts }, answers: common };
  return {
    line: { name: 'pickup-ready', facts },
    answers: {
      '1': { do: 'show-code', pickup: id },
      ...common,
      ...(proxyAllowed && !visit ? { '3': { do: 'send-someone', pickup: id } } : {}),
    },
  };
}

/** One pickup of my own, unlocked first where the phone is shared or COVERT; another's is as good as none. */
async function withOwn(
  turn: Turn,
  then: Act & { pickup: Id<'Pickup'>; all?: boolean },
  go: (pickup: Pickup) => Promise<Say | null>,
): Promise<Say | null> {
  const pickup = await findPickup(turn.ctx, then.pickup);
  const patient = turn.patients.find(({ id }) => id === pickup?.patientId);
  if (!pickup || !patient?.confirmed) return NONE;
  return withUnlock(turn, { patient, then }, async () => {
    const meant = then.all ? await readyBeside(turn, pickup) : [];
    const alone = ({ id }: Pickup) => ({ pickup: id, all: false });
    const act = (each: Pickup): Act => ({ ...then, ...alone(each) });
    if (meant.some(({ id }) => id !== pickup.id))
      return list(turn, meant, { skip: 0, act, more: (skip) => ({ do: 'pickups', skip }) });
    return isLive(pickup) ? go(pickup) : NONE;
  });
}

/** What is ready at its place, of which the words named none. */
async function readyBeside({ ctx }: Turn, { patientId, siteId }: Pickup): Promise<Pickup[]> {
  const live = await livePickupsOf(ctx, patientId);
  return live.filter((each) => each.siteId === siteId && mayBeCollected(each, ctx.now));
}

/** One of several. */
export const pickup: Play<'pickup'> = (turn, act) =>
  withOwn(turn, { do: 'pickup', ...act }, (found) => Promise.resolve(show(turn, found)));

/** My number: only when it is ready, and never beside its place. */
export const showCode: Play<'show-code'> = (turn, act) =>
  withOwn(turn, { do: 'show-code', ...act }, (found) => {
    const answers: Record<string, Act> = { '4': { do: 'pickups' } };
    if (!mayBeCollected(found, turn.ctx.now))
      return Promise.resolve({ line: { name: 'not-ready' }, answers });
    const code = pickupCode(turn.ctx.keys, found);
    const line = { name: 'code', facts: { code } } as const;
    return Promise.resolve({ line, answers, staysFor: found.id });
  });

/** Someone will come for me: a new number, and the old one no longer serves. */
export const sendSomeone: Play<'send-someone'> = (turn, act) =>
  withOwn(turn, { do: 'send-someone', ...act }, async (found) => {
    const code = await renewCode(turn.ctx, found.id);
    return {
      line: { name: 'code-someone', facts: { code } },
      answers: { '4': { do: 'pickups' } },
      staysFor: found.id,
    };
  });

/** I do not need it; undone by one digit. */
export const dropOne: Play<'drop-pickup'> = (turn, act) => {
  const then: Act = { do: 'drop-pickup', ...act };
  return withPatient(turn, then, (patient) =>
    withUnlock(turn, { patient, then }, async () => {
      const live = await livePickupsOf(turn.ctx, patient.id);
      const meant = live.filter(
        ({ id, letter }) =>
          !(act.pickup ?? act.letter) || id === act.pickup || letter === act.letter,
      );
      const [one] = meant;
      if (!one) return NONE;
      if (meant.length > 1)
        return list(turn, meant, {
          skip: act.skip ?? 0,
          act: ({ id }) => ({ do: 'drop-pickup', pickup: id }),
          more: (skip) => ({ do: 'drop-pickup', skip }),
        });
      if (one.visitId) return dropVisit(turn, { visit: one.visitId });
      await dropPickup(turn.ctx, one.id);
      const undo: Act = { do: 'keep', course: one.courseId, site: one.siteId };
      return { line: { name: 'dropped' }, answers: { '1': undo } };
    }),
  );
};

/** Cuts a list to what fits: three, and "more". */
function page<T>(all: readonly T[], skip: number): { shown: T[]; more: boolean } {
  const rest = all.slice(skip);
  return { shown: rest.slice(0, 3), more: rest.length > 3 };
}

/** Which day suits you? */
export const days: Play<'pickup-days'> = (turn, act) =>
  withOwn(turn, { do: 'pickup-days', ...act }, async (found) => {
    const { shown, more } = page(await pickupDays(turn.ctx, found), act.skip);
    if (!shown.length)
      return { line: { name: 'no-later-day', facts: { until: moment(found.until, found.zone) } } };
    const answers: Record<string, Act> = {};
    shown.forEach((day, i) => {
      answers[String(i + 1)] = { do: 'pickup-times', pickup: found.id, day, skip: 0 };
    });
    if (more) answers['4'] = { do: 'pickup-days', pickup: found.id, skip: act.skip + 3 };
    const entries = shown.map((day) => ({ day: { day } }));
    return { line: { name: 'pickup-day', entries }, answers };
  });

/** From when? The quietest half hours first. */
export const times: Play<'pickup-times'> = (turn, act) =>
  withOwn(turn, { do: 'pickup-times', ...act }, async (found) => {
    const { shown, more } = page(await quietTimes(turn.ctx, found, act.day), act.skip);
    if (!shown.length) return days(turn, { pickup: found.id, skip: 0 });
    const answers: Record<string, Act> = {};
    shown.forEach((time, i) => {
      answers[String(i + 1)] = { do: 'choose-window', pickup: found.id, day: act.day, time };
    });
    if (more)
      answers['4'] = { do: 'pickup-times', pickup: found.id, day: act.day, skip: act.skip + 3 };
    const entries = shown.map((time) => ({ time: { time } }));
    return { line: { name: 'pickup-time', facts: { day: { day: act.day } }, entries }, answers };
  });

/** Moved to that half hour, or the times again where it has just been filled. */
export const choose: Play<'choose-window'> = (turn, act) =>
  withOwn(turn, { do: 'choose-window', ...act }, async (found) => {
    try {
      const moved = await chooseWindow(turn.ctx, found.id, { day: act.day, time: act.time });
      return {
        line: {
          name: 'changed',
          facts: { place: moved.place, until: moment(moved.until, moved.zone) },
        },
        answers: { '4': { do: 'pickups' } },
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return days(turn, { pickup: found.id, skip: 0 });
    }
  });
