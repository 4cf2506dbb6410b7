import type { Say } from '#core/messaging/index.js';
import { isOpen, moment } from '#core/messaging/index.js';
import { answerCheckIn, answerWhy, askLater, courseComing } from '#core/reminders/index.js';
import { findVisit, sayComing } from '#core/visits/index.js';
import type { Play } from '../dialogue/play.js';
import { call } from './person.js';
import { turnedAway } from './turned-away.js';

const CLOSED: Say = { line: { name: 'closed-question' } };

/** I will come: the desk sees that they said so; also of one that has begun; of a visit that is over or has changed meanwhile the question is closed. */
export const visitComing: Play<'visit-coming'> = async ({ ctx, patients }, act) => {
  const visit = await findVisit(ctx, act.visit);
  const own = patients.some(({ id, confirmed }) => confirmed && id === visit?.patientId);
  if (visit?.state !== 'booked' || visit.endAt <= ctx.now || !own) return CLOSED;
  await sayComing(ctx, visit);
  return { line: { name: 'thanks' } };
};

/** I will come and talk first: whoever decides sees that they said so. */
export const withheldComing: Play<'course-coming'> = async ({ ctx, patients }, { course }) => {
  const own = patients.some(
    ({ confirmed, courses }) => confirmed && courses.some(({ id }) => id === course),
  );
  if (!own) return CLOSED;
  await courseComing(ctx, course);
  return { line: { name: 'thanks' } };
};

/** Why it was not collected: each answer has its own kind end. */
export const why: Play<'answer-why'> = async (turn, { pickup: id, why: said }) => {
  const pickup = await answerWhy(turn.ctx, id, said);
  if (!pickup) return CLOSED;
  const { courseId, siteId, place, until, zone } = pickup;
  switch (said) {
    case 'coming':
      return {
        line: { name: 'still-kept', facts: { place, until: moment(until, zone) } },
        answers: { '4': { do: 'pickups' } },
      };
    case 'not-there':
      return turnedAway(turn, { course: courseId, site: siteId });
    case 'moved':
      return { line: { name: 'moved-noted' } };
    default:
      return {
        line: { name: 'put-back' },
        answers: { '1': { do: 'find-item', course: courseId } },
      };
  }
};

/** How they are; "not well" is answered at once, and a person calls, also where the question has closed. */
export const checkIn: Play<'answer-check-in'> = async (turn, { ask, says }) => {
  const { ctx, contact } = turn;
  const taken = await answerCheckIn(ctx, { ask, says, contactId: contact.id });
  if (!taken && says === 'well') return CLOSED;
  if (!taken || says === 'call') return call(turn, {});
  if (says === 'well') return { line: { name: 'check-in-well' } };
  const number = ctx.config.EMERGENCY_NUMBER;
  return { line: number ? { name: 'not-ok', facts: { number } } : { name: 'not-ok-no-number' } };
};

/** Ask me again tomorrow at this hour: the last question that we began, while it is open. */
export const later: Play<'later'> = async (turn) => {
  const asked = turn.state.asks.find(({ started, question }) => started && question);
  const subject = asked && isOpen(asked, turn.ctx.now) ? asked.about?.subject : undefined;
  if (!subject) return { line: { name: 'later-not' } };
  const put = await askLater(turn.ctx, turn.contact.id, subject);
  return { line: { name: put ? 'later-set' : 'later-not' } };
};
