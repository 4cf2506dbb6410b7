/** One thing that a client asks for; `patient` and `slot` are numbers. */
export type Op =
  /** What a patient does, from one or the other of their two phones. */
  | { do: 'hold' | 'book' | 'move'; patient: number; phone: number; slot: number }
  | { do: 'confirm' | 'drop'; patient: number; phone: number }
  | { do: 'cancel' | 'expire' | 'hand-over'; patient: number }
  /** What the place does with a day of its own. */
  | { do: 'close' | 'reopen'; day: number };

/** What was asked, of which visit, what was answered, and the visit that came of it. */
export interface Told {
  op: Op;
  /** The visit that the client meant, by what it knew when it asked. */
  visit: string | null;
  answer: string;
  made: string | null;
}

interface Standing {
  id: string;
  slot: number;
  /** Whether what is given at it is still kept for it; once it was handed over, the visit is done. */
  kept: boolean;
}

interface Person {
  hold: { id: string; slot: number; over: boolean } | null;
  booked: Standing[];
  /** What was booked and is off, and who took it off. */
  off: { id: string; by: 'patient' | 'site' | 'needs-reschedule' }[];
}

/** A clinic as one who does one thing after another would keep it. */
export interface Clinic {
  people: Person[];
  /** Units on the shelf, kept or not. */
  units: number;
  /** Days on which it is closed. */
  closed: number[];
}

export interface Rules {
  /** Practitioners who give it at each time. */
  capacity: number;
  /** Times of a day; slots are counted through the days. */
  times: number;
}

export const emptyClinic = (people: number, units: number): Clinic => ({
  people: Array.from({ length: people }, () => ({ hold: null, booked: [], off: [] })),
  units,
  closed: [],
});

/** How somebody is refused a time of a closed day: whoever asks while it closes finds nobody there, or no time left. */
const CLOSED = ['place.closed', 'visit.not-given', 'visit.slot-taken', 'visit.on-leave'];
const isRight = (expected: string, answer: string): boolean =>
  expected === 'closed' ? CLOSED.includes(answer) : expected === answer;

const dayOf = (slot: number, { times }: Rules): number => Math.floor(slot / times);
const isClosed = ({ closed }: Clinic, slot: number, rules: Rules): boolean =>
  closed.includes(dayOf(slot, rules));

/** The clinic after what stands on closed days was taken off. */
export function sweep(before: Clinic, rules: Rules): Clinic {
  const clinic = copyOf(before);
  for (const person of clinic.people) {
    const off = person.booked.filter(({ kept, slot }) => kept && isClosed(clinic, slot, rules));
    for (const mine of off) takeOff(person, mine, 'needs-reschedule');
    if (person.hold && isClosed(clinic, person.hold.slot, rules)) person.hold.over = true;
  }
  return clinic;
}

const copyOf = (clinic: Clinic): Clinic => structuredClone(clinic);

function takenOf(clinic: Clinic, slot: number, but: { patient: number; visit?: string | null }) {
  return clinic.people.reduce((sum, { hold, booked }, n) => {
    const held = hold?.slot === slot && !hold.over && n !== but.patient ? 1 : 0;
    return sum + held + booked.filter((each) => each.slot === slot && each.id !== but.visit).length;
  }, 0);
}

/** What the answer would be, and the clinic after it; the clinic given is left as it was. */
export function answerTo(before: Clinic, told: Told, rules: Rules): [string, Clinic] {
  const clinic = copyOf(before);
  const answer = act(clinic, told, rules);
  return answer === 'ok' ? [answer, clinic] : [answer, before];
}

function act(clinic: Clinic, told: Told, rules: Rules): string {
  const { op, visit } = told;
  if ('day' in op) return turn(clinic, op);
  const person = clinic.people[op.patient];
  if (!person) return 'nobody';
  if ('slot' in op)
    return op.do === 'move'
      ? move(clinic, { person, ...told, ...op }, rules)
      : hold(clinic, { person, ...told, ...op, books: op.do === 'book' }, rules);
  if (visit === null) return 'none';
  if (op.do === 'confirm') return confirm(clinic, { person, visit }, rules);
  if (op.do === 'expire') return expire(person, visit);
  return end(clinic, person, { by: op.do, visit });
}

function turn(clinic: Clinic, { do: how, day }: Extract<Op, { day: number }>): string {
  const others = clinic.closed.filter((each) => each !== day);
  clinic.closed = how === 'close' ? [...others, day].sort() : others;
  return 'ok';
}

function end(
  clinic: Clinic,
  person: Person,
  { by, visit }: { by: 'cancel' | 'drop' | 'hand-over'; visit: string },
): string {
  const mine = person.booked.find(({ id }) => id === visit);
  if (by === 'hand-over') return handOver(clinic, mine);
  if (mine?.kept) return takeOff(person, mine, by === 'drop' ? 'patient' : 'site');
  // Patients are told where it stands; the desk, that it is not what the desk saw.
  return by === 'drop' ? 'visit.wrong-state' : 'changed-meanwhile';
}

function expire({ hold: held }: Person, visit: string): string {
  if (held?.id !== visit || held.over) return 'none';
  held.over = true;
  return 'ok';
}

function takeOff(person: Person, mine: Standing, by: Person['off'][number]['by']): string {
  person.booked = person.booked.filter((each) => each !== mine);
  person.off.push({ id: mine.id, by });
  return 'ok';
}

function handOver(clinic: Clinic, mine: Standing | undefined): string {
  if (!mine?.kept) return 'none';
  mine.kept = false;
  clinic.units -= 1;
  return 'ok';
}

interface Wish {
  person: Person;
  patient: number;
  slot: number;
  visit: string | null;
  made: string | null;
}

function hold(clinic: Clinic, wish: Wish & { books: boolean }, rules: Rules): string {
  const { person, slot, made, books } = wish;
  if (isClosed(clinic, slot, rules)) return 'closed';
  const day = (each: number) => dayOf(each, rules);
  if (person.booked.some((each) => each.kept && day(each.slot) === day(slot)))
    return 'visit.same-day';
  if (takenOf(clinic, slot, { patient: wish.patient }) >= rules.capacity) return 'visit.slot-taken';
  person.hold = { id: made ?? '?', slot, over: false };
  return books ? confirm(clinic, { person, visit: person.hold.id }, rules) : 'ok';
}

function confirm(
  clinic: Clinic,
  { person, visit }: { person: Person; visit: string },
  rules: Rules,
): string {
  const held = person.hold;
  if (held?.id !== visit || held.over) return 'visit.hold-gone';
  if (isClosed(clinic, held.slot, rules)) return 'closed';
  const refused = keep(clinic, person);
  if (refused) return refused;
  person.booked.push({ id: held.id, slot: held.slot, kept: true });
  person.hold = null;
  return 'ok';
}

function keep(clinic: Clinic, person: Person): string | null {
  if (person.booked.some(({ kept }) => kept)) return 'pickup.already-kept';
  const kept = clinic.people.flatMap(({ booked }) => booked).filter((each) => each.kept).length;
  return clinic.units - kept < 1 ? 'stock.insufficient' : null;
}

function move(clinic: Clinic, wish: Wish, rules: Rules): string {
  const { person, patient, slot, visit, made } = wish;
  if (visit === null) return 'none';
  const mine = person.booked.find(({ id }) => id === visit);
  if (!mine?.kept) return 'visit.wrong-state';
  if (isClosed(clinic, slot, rules)) return 'closed';
  if (slot === mine.slot) return stay(person);
  const day = (each: number) => dayOf(each, rules);
  if (person.booked.some((each) => each.kept && each !== mine && day(each.slot) === day(slot)))
    return 'visit.same-day';
  if (takenOf(clinic, slot, { patient, visit }) >= rules.capacity) return 'visit.slot-taken';
  takeOff(person, mine, 'patient');
  const refused = keep(clinic, person);
  if (refused) return refused;
  person.booked.push({ id: made ?? '?', slot, kept: true });
  person.hold = null;
  return 'ok';
}

/** Where and when it is already, but for what was held to move it elsewhere. */
function stay(person: Person): string {
  person.hold = null;
  return 'ok';
}

/** More orders than this are not tried. */
const PATIENCE = 20_000;

/**
 * A clinic that some order of what was asked at once leads to, with each answer as it was given; null where there is
 * none. `fits` says whether it is the one that is there. What changes nothing may come as soon as its answer is right,
 * so only the order of what changes something is searched. Throws where there are too many orders to try.
 */
export function explain(
  before: Clinic,
  told: readonly Told[],
  { rules, fits }: { rules: Rules; fits: (after: Clinic) => boolean },
): Clinic | null {
  const tried = new Set<string>();
  const search = (clinic: Clinic, waiting: readonly Told[]): Clinic | null => {
    const tries = waiting.map((each) => ({ each, then: answerTo(clinic, each, rules) }));
    const right = tries.filter(({ each, then: [answer] }) => isRight(answer, each.answer));
    const idle = right.filter(({ each }) => each.answer !== 'ok').map(({ each }) => each);
    const left = waiting.filter((each) => !idle.includes(each));
    if (!left.length) return fits(clinic) ? clinic : null;
    const key = `${left.map((each) => told.indexOf(each)).join(',')}|${JSON.stringify(clinic)}`;
    if (tried.has(key)) return null;
    if (tried.size >= PATIENCE) throw new Error('too many orders to try');
    tried.add(key);
    for (const { each, then } of right) {
      if (idle.includes(each)) continue;
      const found = search(
        then[1],
        left.filter((other) => other !== each),
      );
      if (found) return found;
    }
    return null;
  };
  return search(before, told);
}
