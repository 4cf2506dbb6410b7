import { addMinutes } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { askSecret } from '#core/messaging/index.js';
import type { Act, Acts, Say } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import type { Turn } from '../turn.js';
import { askLevelAgain } from './level-again.js';
import { listed } from './listed.js';
import type { Play } from './play.js';

type With = (patient: Patient) => Promise<Say | null>;

const UNLOCKED_MINUTES = 5;

/** Goes on with the one patient of this number, or asks which. `then` is what to do afterwards. */
export async function withPatient(turn: Turn, then: Act, go: With): Promise<Say | null> {
  const confirmed = turn.patients.filter((patient) => patient.confirmed);
  const chosen = confirmed.find(({ id }) => id === turn.state.person) ?? onlyOne(confirmed);
  return chosen ? go(chosen) : whose(confirmed, { then, apart: false, skip: 0 });
}

/** Goes on once the secret number has been shown to be known: on a COVERT or shared phone, for five minutes. */
export async function withUnlock(
  turn: Turn,
  { patient, then, always = false }: { patient: Patient; then: Act; always?: boolean },
  go: () => Promise<Say | null>,
): Promise<Say | null> {
  const shared = turn.patients.length > 1;
  const guarded = always || ((turn.contact.level === 'COVERT' || shared) && !patient.unlockFree);
  if (guarded && !isUnlocked(turn, patient.id)) return askUnlock(turn, patient, then);
  return askLevelAgain(turn, then) ?? go();
}

/** Goes on at once on a phone of one patient; on a shared one the two digits show first that it is theirs. */
export function withHousehold(
  turn: Turn,
  wanted: { patient: Patient; then: Act },
  go: () => Promise<Say | null>,
): Promise<Say | null> {
  return turn.patients.length > 1 ? withUnlock(turn, wanted, go) : go();
}

/** Asks two digits of the secret number, or says why it cannot. */
export function askUnlock({ ctx, contact }: Turn, patient: Patient, then: Act): Promise<Say> {
  return askSecret(ctx, { contact, patient }, then);
}

/** Asks for the secret number of the one person who may hold this phone, or first which of them does; `then` asks it of whom was chosen. */
export async function askWhose(turn: Turn, people: readonly Patient[], then: Act): Promise<Say> {
  const one = people.find(({ id }) => id === turn.state.person) ?? onlyOne(people);
  if (one) return askUnlock(turn, one, { do: 'menu' });
  if (!people.length) return { line: { name: 'unknown' } };
  return whose(people, { then, apart: true, skip: 0 });
}

/** Who is this for, by nickname; `apart`: whoever holds the phone is not known, so no menu is offered beside. */
function whose(
  people: readonly Patient[],
  { then, apart, skip }: Pick<Acts['which-person'], 'then' | 'apart' | 'skip'>,
): Say {
  const { shown, answers } = listed(people, skip, {
    act: ({ id }) => ({ do: 'as-person', patient: id, then }),
    more: (next) => ({
      do: 'which-person',
      people: people.map(({ id }) => id),
      then,
      apart,
      skip: next,
    }),
  });
  const entries = shown.map(entryOf);
  return { line: { name: 'which-person', entries, ...(apart && { only: ['4'] }) }, answers };
}

/** The next of a number's people. */
export const whichPerson: Play<'which-person'> = ({ patients }, { people, ...how }) =>
  Promise.resolve(
    whose(
      patients.filter(({ id }) => people.includes(id)),
      how,
    ),
  );

/** How one of a shared number's people stands in a list. */
export const entryOf = (patient: Pick<Patient, 'nickname'> | undefined) => ({
  nickname: patient?.nickname ?? 'nobody',
});

/** Notes that the two digits were right. */
export function markUnlocked(turn: Turn, patientId: Id<'Patient'>): void {
  const until = addMinutes(turn.ctx.now, UNLOCKED_MINUTES).getTime();
  turn.state.unlocked = { patient: patientId, until };
}

/** Whether the two digits were right a moment ago. */
export function isUnlocked({ state, ctx }: Turn, patientId: Id<'Patient'>): boolean {
  const { unlocked } = state;
  return unlocked?.patient === patientId && unlocked.until > ctx.now.getTime();
}

function onlyOne(patients: readonly Patient[]): Patient | null {
  const [only = null, another] = patients;
  return another ? null : only;
}

/** The course with this id, if it is this patient's. */
export function courseOf(patient: Patient, id: Id<'Course'>) {
  return patient.courses.find((course) => course.id === id) ?? null;
}
