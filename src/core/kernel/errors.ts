/** Every refusal there is. The words for people live at the edges, one table each. */
export type ErrorCode =
  | 'not-allowed'
  | 'not-found'
  | 'invalid'
  | 'signed-out'
  | 'busy'
  | 'changed-meanwhile'
  | 'sign-in.wrong'
  | 'sign-in.locked'
  | 'code.wrong'
  | 'code.locked'
  | 'code.too-many'
  | 'consent.needed'
  | 'consent.no-number'
  | 'consent.number-new'
  | 'consent.no-secret'
  | 'patient.maybe-known'
  | 'patient.clinic-number-taken'
  | 'patient.not-active'
  | 'contact.stopped'
  | 'course.wrong-state'
  | 'password.common'
  | 'password.wrong'
  | 'password.shape'
  | 'link.gone'
  | 'sign-in.no-number'
  | 'apply.too-many'
  | 'reset.wrong'
  | 'staff.email-taken'
  | 'staff.last-super-admin'
  | 'place.closed'
  | 'place.number-taken'
  | 'place.word-taken'
  | 'place.retired'
  | 'medicine.code-taken'
  | 'course.letter-taken'
  | 'course.too-early'
  | 'course.withheld'
  | 'stock.insufficient'
  | 'stock.lot-expired'
  | 'stock.lot-recalled'
  | 'stock.kept'
  | 'stock.set-apart'
  | 'count.going-on'
  | 'count.wrong-state'
  | 'count.two-people'
  | 'receipts.unreadable'
  | 'receipts.unclean'
  | 'pickup.already-kept'
  | 'pickup.wrong-state'
  | 'pickup.window-full'
  | 'pickup.too-early'
  | 'pickup.code-wrong'
  | 'pickup.code-locked'
  | 'pickup.not-by-proxy'
  | 'pickup.extended-already'
  | 'pickup.another-day'
  | 'approver.wrong'
  | 'approver.self'
  | 'approver.not-allowed';

/** A refusal the caller can act on; `facts` carry numbers and ids, never a person's words. Anything else that throws is a bug. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
