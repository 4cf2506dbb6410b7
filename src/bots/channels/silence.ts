import { SendError } from '#core/messaging/index.js';

const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What it means that a provider did not answer: a text that never left may be sent again, any other may have been taken. */
export function silence(cause: unknown): SendError {
  // fetch wraps the system's error, whose code says how far it came.
  const code = codeOf(cause) ?? codeOf(cause instanceof Error ? cause.cause : null) ?? '';
  return new SendError(NEVER_ARRIVED.has(code) ? 'unreachable' : 'in-doubt', { cause, code });
}

function codeOf(error: unknown): string | null {
  const has = error instanceof Error && 'code' in error;
  return has && typeof error.code === 'string' ? error.code : null;
}
