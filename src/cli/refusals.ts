import type { DomainError, ErrorCode } from '#core/kernel/errors.js';

/** What each refusal says at the command line. */
const SENTENCES: Record<ErrorCode, string> = {
  'not-allowed': 'That is not allowed.',
  'not-found': 'There is no such {what}.',
  invalid: 'This value cannot be used: {field}.',
  'signed-out': 'Sign in first.',
  busy: 'Too much at once; try again in a moment.',
  'changed-meanwhile': 'Somebody else changed it meanwhile; look at it again.',
  'sign-in.wrong': 'E-mail and password do not belong together.',
  'sign-in.locked': 'Too many tries; wait until {until}.',
  'code.wrong': 'That code is not right, or it is too old.',
  'code.locked': 'Too many wrong codes; ask for a new one.',
  'code.too-many': 'Three codes in 15 minutes are enough, and ten in a day.',
  'consent.needed': 'This needs the code of the patient first.',
  'consent.no-number': 'There is no number that could get a code.',
  'consent.number-new': 'That number came in the last 24 hours, so it gets no codes yet.',
  'consent.no-secret': 'There is no secret number, or it is locked for a day.',
  'patient.maybe-known': 'Someone very like this is here already.',
  'patient.clinic-number-taken': 'That clinic number belongs to someone else.',
  'patient.not-active': 'This record is closed.',
  'contact.stopped': 'That number said STOP; only START, or a consent, starts it again.',
  'course.wrong-state': 'The course is not in that state any more.',
  'password.common': 'Many people use that password; choose another.',
  'password.shape': 'The password does not fit the rules.',
  'link.gone': 'That link was used, or it is too old.',
  'staff.email-taken': 'There is an account with that e-mail already.',
  'staff.last-super-admin': 'This is the last super admin; make another one first.',
  'place.closed': 'That place is not open then.',
  'place.number-taken': 'Place {number} exists already; choose another number.',
  'place.word-taken': 'That poster word belongs to another place.',
  'place.retired': 'That place is retired.',
  'medicine.code-taken': 'That code is taken; choose another.',
  'course.letter-taken': 'That letter is taken for this patient.',
  'course.too-early': 'It is too early; it can be kept from {from}.',
  'course.withheld': 'It is withheld: the prescriber decides first.',
  'stock.insufficient': 'There is not enough of it: {asked} asked for.',
  'stock.lot-expired': 'That lot has expired.',
  'stock.lot-recalled': 'That lot number is recalled; it is taken in nowhere.',
  'stock.kept': 'Some of it is kept for patients: {kept}.',
  'count.going-on': 'This is being counted already.',
  'count.wrong-state': 'This count has moved on.',
  'count.two-people': 'Whoever counted cannot approve.',
  'receipts.unreadable': 'This file cannot be read.',
  'receipts.unclean': 'Some rows are not right.',
  'pickup.already-kept': 'It is kept already.',
  'pickup.wrong-state': 'The parcel is {state}, so that cannot be done now.',
  'pickup.window-full': 'That time is full.',
  'pickup.too-early': 'Not before {from}. Say only that it is not time yet.',
  'pickup.code-wrong': 'No parcel here has that code. Read it again with the person.',
  'pickup.code-locked':
    'Too many wrong codes here in the last hour. Check identity, with a second person.',
};

/** A refusal as a sentence. */
export function sentenceOf(error: DomainError): string {
  return SENTENCES[error.code].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(error.facts[name] ?? name),
  );
}
