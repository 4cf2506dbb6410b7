/** What a refusal of the server is about, in the names that the fields of forms bear. */
const FIELDS: Readonly<Record<string, string>> = {
  'code.wrong': 'code',
  'course.letter-taken': 'letter',
  'medicine.code-taken': 'code',
  'password.common': 'password',
  'patient.clinic-number-taken': 'clinicNumber',
  'place.number-taken': 'number',
  'place.retired': 'toSiteId',
  'place.word-taken': 'posterWord',
  'service.code-taken': 'code',
  'staff.email-taken': 'email',
  'stock.insufficient': 'quantity',
  'stock.kept': 'quantity',
  'stock.lot-expired': 'expiresOn',
  'stock.lot-recalled': 'lotNumber',
  'visit.letter-taken': 'letter',
};

/** The field that a refusal of this code belongs beside, where the form has it; null where it is about the whole. */
export function fieldOfRefusal(code: string, has: (name: string) => boolean): string | null {
  const name = FIELDS[code];
  return name !== undefined && has(name) ? name : null;
}
