import type { Context, Middleware } from 'koa';
import type { ZodError } from 'zod';
import { DomainError } from '#core/kernel/errors.js';
import type { ErrorCode } from '#core/kernel/errors.js';
import type { Log } from '#core/kernel/log.js';
import type { Refusal } from '../contract/route.js';

/** The status of each refusal; one that is left out does not compile. */
const statuses: Record<ErrorCode, number> = {
  'not-allowed': 403,
  'not-found': 404,
  invalid: 400,
  'signed-out': 401,
  busy: 503,
  'changed-meanwhile': 409,
  'list.full': 409,
  'sign-in.wrong': 401,
  'sign-in.locked': 429,
  'sign-in.locked-for-good': 429,
  'code.wrong': 403,
  'code.locked': 429,
  'code.too-many': 429,
  'code.budget': 429,
  'consent.needed': 403,
  'consent.no-number': 409,
  'consent.number-new': 409,
  'consent.refused': 409,
  'consent.no-secret': 409,
  'secret.wrong': 403,
  'patient.maybe-known': 409,
  'patient.clinic-number-taken': 409,
  'patient.nickname-kept': 409,
  'patient.nickname-own': 409,
  'patient.not-active': 409,
  'contact.stopped': 409,
  'course.wrong-state': 409,
  'password.common': 400,
  'password.wrong': 403,
  'password.shape': 400,
  'link.gone': 410,
  'sign-in.no-number': 409,
  'apply.too-many': 429,
  'reset.wrong': 403,
  'staff.email-taken': 409,
  'staff.last-super-admin': 409,
  'place.closed': 409,
  'place.number-taken': 409,
  'place.word-taken': 409,
  'place.retired': 409,
  'place.has-stock': 409,
  'medicine.code-taken': 409,
  'medicine.retired': 409,
  'course.letter-taken': 409,
  'course.runs-already': 409,
  'course.too-early': 409,
  'course.withheld': 409,
  'stock.insufficient': 409,
  'stock.lot-expired': 409,
  'stock.lot-recalled': 409,
  'stock.kept': 409,
  'stock.set-apart': 409,
  'count.going-on': 409,
  'count.wrong-state': 409,
  'count.two-people': 403,
  'receipts.unreadable': 400,
  'receipts.empty': 400,
  'receipts.too-many': 400,
  'receipts.unclean': 409,
  'pickup.already-kept': 409,
  'pickup.wrong-state': 409,
  'pickup.window-full': 409,
  'pickup.too-early': 409,
  'pickup.code-wrong': 403,
  'pickup.code-locked': 429,
  'pickup.not-by-proxy': 409,
  'pickup.not-announced': 409,
  'pickup.told-already': 409,
  'pickup.not-their-helper': 409,
  'helper.no-consent': 409,
  'helper.one-told': 409,
  'registration.gone': 410,
  'pickup.extended-already': 409,
  'pickup.another-day': 409,
  'pickup.with-visit': 409,
  'visit.not-given': 409,
  'visit.not-prescribed': 409,
  'visit.not-today': 409,
  'visit.past': 409,
  'visit.too-soon': 409,
  'visit.too-far': 409,
  'visit.on-leave': 409,
  'visit.slot-taken': 409,
  'visit.same-day': 409,
  'visit.hold-gone': 409,
  'visit.wrong-state': 409,
  'visit.letter-taken': 409,
  'visit.kind-booked': 409,
  'service.needs-it': 409,
  'visit.not-over': 409,
  'service.code-taken': 409,
  'roster.two-places': 409,
  'day.not-entered': 409,
  'day.not-over': 409,
  'approver.wrong': 403,
  'approver.self': 409,
  'approver.not-allowed': 409,
};

/** A request that does not fit its contract. */
export class BadInput extends Error {
  constructor(readonly issues: ZodError['issues']) {
    super('bad input');
    this.name = 'BadInput';
  }
}

/** Turns every refusal into one shape, `{ error: { code, message, fields } }`; what is unexpected is logged and says nothing. */
export function errors(
  log: Log,
  wordsOf: (code: string, facts?: Record<string, string>) => string,
): Middleware {
  const refuse = (code: string, fields: Record<string, string> = {}): Refusal => ({
    error: { code, message: wordsOf(code, fields), fields },
  });
  const refuseOther = (http: Context, error: unknown) => {
    const code = databaseRefusal(error);
    http.status = code ? statuses[code] : statusOf(error);
    if (code) log.warn({ err: error }, 'the database refused');
    else if (http.status >= 500) log.error({ err: error }, 'a request failed');
    http.body = refuse(code ?? (http.status >= 500 ? 'fault' : `http-${http.status}`));
  };
  return async (http, next) => {
    try {
      await next();
      const { status } = http;
      if (status >= 400 && !http.body && http.path.startsWith('/api/')) {
        http.body = refuse(status === 404 ? 'not-found' : `http-${status}`);
        http.status = status;
      }
    } catch (error) {
      http.remove('content-disposition');
      // What was to be kept for good was not what is said now.
      http.set('cache-control', 'no-store');
      if (error instanceof BadInput) {
        http.status = 400;
        http.body = refuse('invalid', fieldsOf(error));
      } else if (error instanceof DomainError) {
        http.status = statuses[error.code];
        http.body = refuse(error.code, factsOf(error));
      } else refuseOther(http, error);
    }
  };
}

/** Each wrong field by its path, with the code of what is wrong; never what was typed. */
function fieldsOf({ issues }: BadInput): Record<string, string> {
  return Object.fromEntries(
    issues.flatMap((issue) => {
      const path = issue.path.map(String).join('.');
      if (issue.code === 'unrecognized_keys') return [[path || 'body', 'unknown']];
      const known = 'message' in issue && /^[a-z][a-z-]{2,20}$/.test(issue.message);
      return [[path || 'body', known ? issue.message : issue.code]];
    }),
  );
}

/** The numbers and ids of a refusal; of a wrong value, the field it is in and what is wrong with it. */
const factsOf = ({ code, facts }: DomainError) =>
  code === 'invalid' && typeof facts['field'] === 'string'
    ? { [facts['field']]: String(facts['why'] ?? 'other') }
    : Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));

/** What the database kept us from, where no use case had a word for it: by SQLSTATE (PostgreSQL, appendix A). */
function databaseRefusal(error: unknown): ErrorCode | null {
  // A model's query wraps the driver's error.
  const fault = error instanceof Error && 'parent' in error ? error.parent : error;
  const state = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (/^22\w{3}$/.test(state)) return 'invalid';
  if (state === '23503') return 'not-found';
  // Lists that are shown whole name their bound so.
  if (state === '23514' && constraintOf(fault).endsWith('_few')) return 'list.full';
  return ['23505', '23P01', '40001', '40P01'].includes(state) ? 'changed-meanwhile' : null;
}

const constraintOf = (fault: unknown) =>
  fault instanceof Error && 'constraint' in fault ? String(fault.constraint) : '';

/** The 4xx of a broken body or an oversized one; everything else is ours. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
