import type { Id } from '../kernel/ids.js';
import type { Language, Level } from '../kernel/language.js';

interface CourseAt {
  course: Id<'Course'>;
  site: Id<'Site'>;
}
interface OneVisit {
  visit: Id<'Visit'>;
}
interface OnePickup {
  pickup: Id<'Pickup'>;
}

/** Everything an answer can do, and what it needs: ids and codes only, for it is kept between texts. `src/bots` must play each one or it does not compile. */
export interface Acts {
  menu: object;
  'find-item': { course?: Id<'Course'>; site?: Id<'Site'> };
  /** The next place that has it, leaving out those already offered. */
  'other-place': { course: Id<'Course'>; seen: Id<'Site'>[] };
  keep: CourseAt;
  'tell-me': CourseAt;
  'turned-away': { course?: Id<'Course'>; site?: Id<'Site'> };
  pickups: object;
  pickup: OnePickup;
  'show-code': OnePickup;
  'send-someone': OnePickup;
  'drop-pickup': { pickup?: Id<'Pickup'>; letter?: string };
  'pickup-days': OnePickup & { skip: number };
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
  'usual-place': { skip: number };
  'set-usual-place': { site: Id<'Site'> };
  hours: object;
  'set-hours': { from: string; to: string };
  level: object;
  'set-level': { level: Level };
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
  /** Days for another time of a visit: it is moved while it stands, booked anew where it does not. */
  'visit-days': OneVisit & { skip: number };
  /** Another place on the day of a visit. */
  'visit-elsewhere': OneVisit;
  /** Takes or leaves a time that was offered. */
  'take-visit': OneVisit;
  'leave-visit': OneVisit;
  thanks: object;
  /** Expects the two digits. */
  unlock: { patient: Id<'Patient'>; positions: [number, number]; then: Act };
  /** Expects the word. */
  'set-nickname': { patient: Id<'Patient'> };
  'as-person': { patient: Id<'Patient'>; then: Act };
  wipe: object;
  privacy: object;
}

export type ActName = keyof Acts;

/** One thing to do, by name, with what it needs. */
export type Act = { [N in ActName]: { do: N } & Acts[N] }[ActName];
