import type { SendError } from './channel.js';

/** So often a text that its provider answered for is tried in all. */
export const MAX_ATTEMPTS = 3;

/** Twilio does not say how long a throttle lasts. */
export const HOLD_SECONDS = 5;
const AWAY_SECONDS = 20;
/** A key is not mended in seconds, and who knocks too often with a wrong one is shut out. */
const REFUSED_SECONDS = 60;

/** The provider is away, or takes nothing of ours: texts wait there for as long as they are of use. */
export const isAway = ({ reason, code }: SendError): boolean =>
  reason === 'refused-us' || (reason === 'unreachable' && code !== 'channel-off');

/** Deleting twice does no harm, so it is never in doubt; a provider that throttles, is away, takes nothing of ours or is not set up costs no try. */
export function whatNext(
  error: SendError,
  { kind, attempts }: { kind: string; attempts: number },
): 'doubt' | 'again' | 'fail' {
  if (error.retryable) return 'again';
  if (error.reason !== 'in-doubt') return 'fail';
  if (kind !== 'delete') return 'doubt';
  return attempts < MAX_ATTEMPTS ? 'again' : 'fail';
}

/** Seconds until it is tried again. */
export function waitOf({ reason, retryAfter }: SendError, attempts: number): number {
  if (retryAfter > 0) return retryAfter;
  if (reason === 'unreachable') return AWAY_SECONDS;
  if (reason === 'refused-us') return REFUSED_SECONDS;
  return reason === 'throttled' ? HOLD_SECONDS : 10 * 2 ** attempts;
}
