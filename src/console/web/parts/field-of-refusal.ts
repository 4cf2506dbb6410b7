const COLLEAGUE = ['approver.email', 'email'];

/** What a refusal of the server is about, in the names that the fields of forms bear; of several, the first that a form has. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'approver.not-allowed': COLLEAGUE,
  'approver.self': COLLEAGUE,
  // Which of the three was wrong stays unsaid; the first is where to begin again.
  'approver.wrong': COLLEAGUE,
  'code.locked': ['code'],
  'code.wrong': ['code'],
  'consent.no-secret': ['secret'],
  'consent.refused': COLLEAGUE,
  'consent.number-new': ['numberId'],
  'contact.stopped': ['numberId'],
  'course.letter-taken': ['letter'],
  'course.runs-already': ['productId'],
  'medicine.code-taken': ['code'],
  'password.common': ['password'],
  'password.shape': ['password'],
  // Whoever is signed in proves it is them: `old` where a new one stands beside it.
  'password.wrong': ['old', 'password'],
  'patient.clinic-number-taken': ['clinicNumber'],
  'patient.nickname-kept': ['nickname'],
  'patient.nickname-own': ['nickname'],
  'place.number-taken': ['number'],
  'place.retired': ['toSiteId'],
  'place.word-taken': ['posterWord'],
  'roster.two-places': ['from'],
  'secret.wrong': ['secret'],
  'service.code-taken': ['code'],
  'staff.email-taken': ['email', 'first.email'],
  'staff.last-super-admin': ['role'],
  'stock.insufficient': ['quantity'],
  'stock.kept': ['quantity'],
  'stock.lot-expired': ['expiresOn'],
  'stock.lot-recalled': ['lotNumber'],
  'visit.letter-taken': ['letter'],
  'visit.not-prescribed': ['serviceId'],
  'visit.past': ['time'],
  'visit.slot-taken': ['time'],
  'visit.too-far': ['day'],
  'visit.too-soon': ['time'],
};

/** The field that a refusal of this code belongs beside, where the form has it; null where it is about the whole. */
export function fieldOfRefusal(code: string, has: (name: string) => boolean): string | null {
  return FIELDS[code]?.find(has) ?? null;
}
