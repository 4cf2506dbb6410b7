import type { Id } from '../kernel/ids.js';
import type { Language, Level } from '../kernel/language.js';
import type { Moment, When } from './when.js';

interface CourseAt {
  course: Id<'Course'>;
  site: Id<'Site'>;
}
interface OneVisit {
  visit: Id<'Visit'>;
}
/** What is to be booked where; `visit` is one that is to be moved to it. */
interface Wish {
  service: Id<'Service'>;
  site: Id<'Site'>;
  /** At that place also while its patient is away. */
  there?: true;
  visit?: Id<'Visit'>;
  /** Times of this part of the day come first. */
  part?: Moment['part'];
}
interface OnePickup {
  pickup: Id<'Pickup'>;
}
/** `all`: the words named none, and others may be ready beside it. */
interface ReadyPickup extends OnePickup {
  all?: boolean;
}

/** Everything an answer can do, and what it needs: ids and codes only, for it is kept between texts. `src/bots` must play each one or it does not compile. */
export interface Acts {
  menu: object;
  'find-item': { course?: Id<'Course'>; site?: Id<'Site'>; skip?: number };
  /** The next place that has it, leaving out those already offered. */
  'other-place': { course: Id<'Course'>; seen: Id<'Site'>[] };
  /** `instead` of a parcel that was not there; `all` that was missed there, as the words named none. */
  keep: CourseAt & { instead?: Id<'Pickup'>; all?: boolean };
  'tell-me': CourseAt & { sure?: boolean };
  'turned-away': { course?: Id<'Course'>; site?: Id<'Site'> };
  pickups: { skip?: number };
  pickup: OnePickup;
  'show-code': ReadyPickup;
  'send-someone': ReadyPickup;
  'drop-pickup': { pickup?: Id<'Pickup'>; letter?: string; skip?: number };
  'pickup-days': ReadyPickup & { skip: number };
  'pickup-times': OnePickup & { day: string; skip: number };
  'choose-window': OnePickup & { day: string; time: string };
  call: object;
  'call-at': { when: 'morning' | 'afternoon' | 'evening' };
  help: object;
  language: object;
  'set-language': { language: Language };
  'pause-choice': object;
  pause: { days: number };
  resume: object;
  details: object;
  helper: { skip: number };
  'end-helper': { helper: Id<'Helper'> };
  'usual-place': { skip: number };
  'set-usual-place': { site: Id<'Site'> };
  hours: object;
  'set-hours': { from: string; to: string };
  level: object;
  'set-level': { level: Level; then?: Act };
  who: object;
  wrong: object;
  'take-back-wrong': object;
  'still-me': object;
  stop: object;
  /** A small task of a rehearsal was done. */
  rehearsed: { rehearsal: string; task: 'answer' | 'secret' | 'delete' };
  /** Expects the two digits. */
  'rehearse-secret': { rehearsal: string; patient: Id<'Patient'>; positions: [number, number] };
  /** A helper says on their own phone whether they may be told. */
  'answer-help': { helper: string; agrees: boolean };
  /** A number was tied to a patient who does not know it. */
  'refuse-number': { contact: Id<'Contact'>; patient: Id<'Patient'> };
  /** A code came that nobody expected. */
  'refuse-code': { code: string };
  /** Books a visit of the kind with this letter, as far as the words of when lead. */
  book: { letter?: string; when?: When; skip?: number; site?: Id<'Site'> };
  /** One place at a time, for who has no usual one. */
  'book-place': { letter: string; when?: When; skip: number };
  /** The open days; from a day on where one was named. */
  'book-days': Wish & { skip: number; from?: string };
  /** The same as a calendar of buttons. */
  'book-month': Wish & { month: string };
  'book-times': Wish & { day: string; skip: number; near?: string; place?: number };
  /** A moment as it was meant: as far as it leads. */
  'book-moment': Wish & { when: Moment };
  'book-at': Wish & { day: string; time: string };
  /** Books what is held. */
  'book-held': OneVisit;
  /** Expects the words of a day, or of an hour on a day. */
  'read-when': Wish & { day?: string };
  'wait-for-day': Wish;
  /** My visits; `orKept`: or else what is kept. */
  visits: { skip: number; orKept?: true };
  visit: OneVisit;
  /** A visit by the number that its patient calls it by. */
  'visit-by-ref': { ref: number; then: 'move' | 'drop'; when?: When };
  /** What may be moved or dropped, where no number was said. */
  'move-some': { when?: When; skip?: number };
  'drop-some': { which?: 'visit'; skip?: number };
  /** Days for another time of a visit, as far as the words of when lead: it is moved while it stands, booked anew where it does not. */
  'visit-days': OneVisit & { skip: number; when?: When };
  /** Another place on the day of a visit. */
  'visit-elsewhere': OneVisit;
  'drop-visit': OneVisit;
  /** Takes or leaves a time that was offered. */
  /** One that was just given up. */
  'restore-visit': OneVisit;
  'take-visit': OneVisit;
  'leave-visit': OneVisit;
  /** They will come to a visit that they were reminded of. */
  'visit-coming': OneVisit;
  /** They will come and talk first, where it is withheld. */
  'course-coming': { course: Id<'Course'> };
  /** Why a parcel was not collected. */
  'answer-why': OnePickup & { why: 'coming' | 'enough' | 'not-there' | 'elsewhere' | 'moved' };
  /** How they are this week. */
  'answer-check-in': { ask: string; says: 'well' | 'not-well' | 'call' };
  /** Asks again tomorrow at this hour. */
  later: object;
  /** The secret number is forgotten. */
  'forgot-secret': object;
  report: object;
  /** Who opened my file. */
  log: object;
  /** Being served at another place for some days. */
  away: { skip: number; typed?: true };
  'away-days': { site: Id<'Site'> };
  'go-away': { site: Id<'Site'>; days: number };
  'come-back': object;
  /** What was booked and kept before moves to where they are, or stays. */
  'bring-along': object;
  /** What was there comes home with them, who are back before the last day. */
  'bring-home': { site: Id<'Site'>; lastDay: string };
  'leave-behind': object;
  thanks: object;
  /** Expects the two digits. */
  unlock: { patient: Id<'Patient'>; positions: [number, number]; then: Act };
  /** Expects the word; then goes on with what was wanted. */
  'set-nickname': { patient: Id<'Patient'>; then?: Act };
  /** Who it is for: the next of so many people. */
  'which-person': { people: Id<'Patient'>[]; then: Act; apart: boolean; skip: number };
  'as-person': { patient: Id<'Patient'>; then: Act };
  wipe: object;
  privacy: object;
}

export type ActName = keyof Acts;

/** One thing to do, by name, with what it needs. */
export type Act = { [N in ActName]: { do: N } & Acts[N] }[ActName];
