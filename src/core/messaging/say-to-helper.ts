import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { revOfStep } from '../outbox/index.js';
import { askedHelper, toldHelper } from '../patients/index.js';
import type { Contact } from '../patients/index.js';
import { findPickup } from '../pickups/index.js';
import { findVisit } from '../visits/index.js';
import { moment } from './moment.js';
import type { Notice } from './notice.js';

interface About {
  subjectId: string;
  contact: Contact;
}

const ANSWER_MINUTES = 2 * 24 * 60;

/** Asks a helper's phone whether we may tell them; null once that is asked no more. */
export async function askToHelp(
  ctx: Context,
  { subjectId: helper, contact }: About,
): Promise<Notice | null> {
  if (!(await askedHelper(ctx, helper, contact.id))) return null;
  return {
    say: {
      line: { name: 'helper-ask' },
      answers: {
        '1': { do: 'answer-help', helper, agrees: true },
        '2': { do: 'answer-help', helper, agrees: false },
      },
    },
    until: addMinutes(ctx.now, ANSWER_MINUTES),
    contact: covertly(contact),
  };
}

/** The helper's copy of `ready`: the place and until when, never a code; null where it is not ready, or one of the two agrees no more. */
export async function sayReadyToHelper(
  ctx: Context,
  { subjectId, contact }: About,
): Promise<Notice | null> {
  const pickup = await findPickup(ctx, subjectId);
  if (pickup?.state !== 'ready' || pickup.sought) return null;
  if ((await toldHelper(ctx, pickup.patientId))?.contactId !== contact.id) return null;
  const facts = { place: pickup.place, until: moment(pickup.until, pickup.zone) };
  const say = { line: { name: 'ready-helper', facts }, answers: {} } as const;
  return { say, until: null, contact: covertly(contact) };
}

/** The helper's copy of a visit's reminder; null where it has changed, or where one of the two agrees no more. */
export async function sayVisitToHelper(
  ctx: Context,
  { subjectId, rev, contact }: About & { rev: number },
): Promise<Notice | null> {
  const visit = await findVisit(ctx, subjectId);
  if (visit?.state !== 'booked' || visit.rev !== revOfStep(rev)) return null;
  const told = await toldHelper(ctx, visit.patientId, ['helper', 'visits']);
  if (told?.contactId !== contact.id) return null;
  const facts = { at: moment(visit.startAt, visit.zone), place: visit.place };
  const say = { line: { name: 'visit-helper', facts }, answers: {} } as const;
  return { say, until: null, contact: covertly(contact) };
}

const covertly = (contact: Contact): Contact => ({ ...contact, level: 'COVERT' });
