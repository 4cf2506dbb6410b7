import { SendError } from '#core/messaging/index.js';

const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What it means that a provider did not answer: a text that never left may be sent again, any other may have been taken. */
export function silence(cause: unknown): SendError {
  const code = codeOf(cause) || codeOf(wrappedBy(cause));
  const reason = NEVER_ARRIVED.has(code) ? 'unreachable' : 'in-doubt';
  return new SendError(reason, { cause, ...(code && { code }) });
}

/** fetch and grammY wrap the system's error, whose code says how far it came. */
function wrappedBy(cause: unknown): unknown {
  if (!(cause instanceof Error)) return null;
  return 'error' in cause ? cause.error : cause.cause;
}

function codeOf(error: unknown): string {
  const has = error instanceof Error && 'code' in error;
  return has && typeof error.code === 'string' ? error.code : '';
}
