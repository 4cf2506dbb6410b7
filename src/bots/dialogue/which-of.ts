import type { Id } from '#core/kernel/ids.js';
import { called, calledVisit, moment, styleOf } from '#core/messaging/index.js';
import type { Act, Ask, Line } from '#core/messaging/index.js';
import { findPickup, isLive } from '#core/pickups/index.js';
import type { Pickup } from '#core/pickups/index.js';
import { findVisit } from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import type { Turn } from '../turn.js';
import { entryOf } from './patient.js';

/** A question, and what a digit would do to it. */
interface Question {
  ask: Ask;
  act: Act;
}

/** What a question is about, as far as that is a row of somebody's. */
interface Matter {
  patientId: Id<'Patient'> | null;
  letter: string | null;
  pickup: Pickup | null;
  visit: Visit | null;
}

/**
 * Asks which of two open questions is meant, in words that tell them apart: of two people by nickname, of two items by
 * letter, of two visits by when they are. Null where they are about the same, or the older is about a parcel that was
 * collected or put back, so that the newer is meant.
 */
export async function whichOf(turn: Turn, newer: Question, older: Question): Promise<Line | null> {
  const [one, two] = [await matterOf(turn, newer.act), await matterOf(turn, older.act)];
  if (hasEnded(two)) return null;
  if (areOfTwo(one, two))
    return { name: 'which-person', entries: [one, two].map((each) => nicknameOf(turn, each)) };
  const entries = itemsOf(one, two) ?? mattersOf(turn, [newer, one], [older, two]);
  const [first, second] = entries.map((entry) => JSON.stringify(entry));
  if (first === second) return null;
  if ('matter' in (entries[0] ?? {})) return { name: 'which-of-two', entries };
  return { name: one.pickup && two.pickup ? 'pickups' : 'which-item', entries };
}

const hasEnded = ({ pickup }: Matter): boolean => pickup !== null && !isLive(pickup);

const areOfTwo = (one: Matter, two: Matter): boolean =>
  one.patientId !== null && two.patientId !== null && one.patientId !== two.patientId;

const NOTHING: Matter = { patientId: null, letter: null, pickup: null, visit: null };

/** Whom and what an act is about. */
export async function matterOf({ ctx, patients }: Turn, act: Act): Promise<Matter> {
  if (act.do === 'as-person') return { ...NOTHING, patientId: act.patient };
  const pickup = 'pickup' in act && act.pickup ? await findPickup(ctx, act.pickup) : null;
  if (pickup) return { ...NOTHING, patientId: pickup.patientId, letter: pickup.letter, pickup };
  const visit = 'visit' in act && act.visit ? await findVisit(ctx, act.visit) : null;
  if (visit) return { ...NOTHING, patientId: visit.patientId, visit };
  return 'course' in act && act.course ? courseOf(patients, act.course) : NOTHING;
}

function courseOf(patients: Turn['patients'], course: Id<'Course'>): Matter {
  for (const { id: patientId, courses } of patients) {
    const found = courses.find(({ id }) => id === course);
    if (found) return { ...NOTHING, patientId, letter: found.letter };
  }
  return NOTHING;
}

const nicknameOf = ({ patients }: Turn, { patientId }: Matter) =>
  entryOf(patients.find(({ id }) => id === patientId));

/** Two items of one person; null where one of the two is none. */
function itemsOf(one: Matter, two: Matter) {
  if (one.letter === null || two.letter === null) return null;
  const withState = one.pickup !== null && two.pickup !== null;
  return [one, two].map(({ letter, pickup }) => ({
    item: letter ?? '',
    ...(withState && pickup ? { state: pickup.state } : {}),
  }));
}

/** By what each is about; two visits by when they are. */
function mattersOf(turn: Turn, ...both: readonly [Question, Matter][]) {
  const style = styleOf(turn.contact, turn.ctx.config);
  return both.map(([{ ask }, { visit }]) => ({
    matter: visit ? calledVisit(moment(visit.startAt, visit.zone), style) : called(ask.line, style),
  }));
}
