import type { Context } from '../kernel/context.js';
import type { NoticeKind } from '../outbox/index.js';
import { findPickup, livePickupsOf } from '../pickups/index.js';
import type { Pickup } from '../pickups/index.js';
import { availability, nextBest, noticeFacts } from '../stock/index.js';
import { courseOf } from '../patients/index.js';
import type { Contact } from '../patients/index.js';
import { answerJoin } from './answer-join.js';
import { moment } from './moment.js';
import type { Notice } from './notice.js';
import { askToHelp, sayReadyToHelper, sayVisitToHelper } from './say-to-helper.js';
import { sayCode } from './say-code.js';
import {
  sayCheckIn,
  sayCourseDue,
  sayMissed,
  sayReady,
  sayVisitMissed,
  sayVisitReminder,
  sayWhy,
  sayWithheld,
} from './say-reminder.js';
import { waitingFor } from '../staff/index.js';
import { sayNumberAdded } from './say-number-added.js';
import { sayOwnDay } from './say-own-day.js';
import { sayRehearsal } from './say-rehearsal.js';
import type { Say } from './say.js';
import { sayVisitBooked, sayVisitClosed, sayVisitMoved, sayVisitOffer } from './say-visit.js';

/** Makes a notice about a row as it now is, or null where it is no longer due. */
type Maker = (
  ctx: Context,
  about: { subjectId: string; rev: number; contact: Contact },
) => Promise<Notice | null>;

const TWO_DAYS = 2 * 86_400_000;

/** One maker a kind; leaving one out is a compile error. */
export const notices: Record<NoticeKind, Maker> = {
  ready: sayReady,
  'pickup-reminder': sayReady,
  why: sayWhy,
  missed: sayMissed,
  'course-due': sayCourseDue,
  withheld: sayWithheld,
  'visit-reminder': sayVisitReminder,
  'visit-missed': sayVisitMissed,
  'check-in': sayCheckIn,

  back: async (ctx, { subjectId }) => {
    const facts = await noticeFacts(ctx, subjectId);
    if (!facts) return null;
    const { courseId: course, siteId: site, letter: item, place } = facts;
    const say: Say = {
      line: { name: 'back', facts: { item, place } },
      answers: {
        '1': { do: 'keep', course, site },
        '2': { do: 'other-place', course, seen: [site] },
        '3': { do: 'thanks' },
      },
    };
    return { say, until: new Date(ctx.now.getTime() + TWO_DAYS) };
  },

  'ready-helper': sayReadyToHelper,
  'visit-helper': sayVisitToHelper,
  'helper-ask': askToHelp,

  lapsed: async (ctx, { subjectId }) => {
    const pickup = await overPickup(ctx, subjectId);
    return pickup && again(ctx, pickup, 'hold-lapsed');
  },

  cancelled: async (ctx, { subjectId }) => {
    const pickup = await overPickup(ctx, subjectId);
    if (!pickup) return null;
    const { courseId: course, siteId: site, place } = pickup;
    const elsewhere = await offerElsewhere(ctx, pickup);
    if (elsewhere) return elsewhere;
    const say: Say = {
      line: { name: 'hold-cancelled-nowhere', facts: { place } },
      answers: { '1': { do: 'tell-me', course, site } },
    };
    return { say, until: new Date(ctx.now.getTime() + TWO_DAYS) };
  },

  'day-closed': async (ctx, { subjectId }) => {
    const pickup = await findPickup(ctx, subjectId);
    if (pickup?.state !== 'held' && pickup?.state !== 'ready') return null;
    const { id, place, until } = pickup;
    const say: Say = {
      line: { name: 'day-closed', facts: { place, until: moment(until, pickup.zone) } },
      answers: { '1': { do: 'pickup-days', pickup: id, skip: 0 } },
    };
    return { say, until };
  },

  'not-yet': async (ctx, { subjectId }) => {
    const pickup = await findPickup(ctx, subjectId);
    if (pickup?.state !== 'held') return null;
    const { place, until } = pickup;
    const facts = { place, until: moment(until, pickup.zone) };
    return { say: { line: { name: 'not-yet', facts }, answers: {} }, until: null };
  },

  reverify: () =>
    Promise.resolve({
      say: {
        line: { name: 'still-you' },
        answers: { '1': { do: 'still-me' }, '2': { do: 'wrong' } },
      },
      until: null,
    }),

  join: answerJoin,
  code: sayCode,
  'form-answered': () =>
    Promise.resolve({ say: { line: { name: 'form-answered' }, answers: {} }, until: null }),
  rehearsal: sayRehearsal,
  'number-added': sayNumberAdded,

  'chat-linked': () =>
    Promise.resolve({ say: { line: { name: 'chat-linked' }, answers: {} }, until: null }),

  'visit-booked': sayVisitBooked,
  'visit-moved': sayVisitMoved,
  'visit-closed': sayVisitClosed,
  'visit-offer': sayVisitOffer,

  'staff-task': async (ctx, { subjectId }) => {
    const { count } = await waitingFor(ctx, subjectId);
    if (!count) return null;
    return { say: { line: { name: 'staff-tasks', facts: { count } }, answers: {} }, until: null };
  },
  'staff-urgent': async (ctx, { subjectId }) => {
    const { newestDangerAt } = await waitingFor(ctx, subjectId);
    if (!newestDangerAt) return null;
    return { say: { line: { name: 'staff-urgent' }, answers: {} }, until: null };
  },
  'staff-day': sayOwnDay,
};

/** A parcel that is kept no more; null where it still is, or where its patient has the same kept again and would take it for that. */
async function overPickup(ctx: Context, id: string): Promise<Pickup | null> {
  const pickup = await findPickup(ctx, id);
  if (!pickup) return null;
  const live = await livePickupsOf(ctx, pickup.patientId);
  return live.some(({ courseId }) => courseId === pickup.courseId) ? null : pickup;
}

/** The place that still has it, as things are when the text leaves; null where none has. */
async function offerElsewhere(ctx: Context, pickup: Pickup): Promise<Notice | null> {
  const { courseId, siteId, place } = pickup;
  const course = await courseOf(ctx, courseId);
  if (!course) return null;
  const [best] = nextBest(await availability(ctx, course), siteId);
  if (!best || best.answer === 'no') return null;
  const { site, answer: amount } = best;
  const say: Say = {
    line: { name: 'hold-cancelled', facts: { place, other: site.number, amount } },
    answers: {
      '1': { do: 'keep', course: courseId, site: site.id },
      '2': { do: 'tell-me', course: courseId, site: siteId },
    },
  };
  return { say, until: new Date(ctx.now.getTime() + TWO_DAYS) };
}

function again(ctx: Context, pickup: Pickup, name: 'hold-lapsed'): Notice {
  const { courseId: course, siteId: site, place } = pickup;
  const say: Say = {
    line: { name, facts: { place } },
    answers: {
      '1': { do: 'keep', course, site },
      '2': { do: 'other-place', course, seen: [site] },
    },
  };
  return { say, until: new Date(ctx.now.getTime() + TWO_DAYS) };
}
