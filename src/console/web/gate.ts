import { session } from '../contract/session.js';
import type { NextStep } from '../contract/session.js';
import { call } from './call.js';
import { go } from './router.js';

/** Where to go once signed in: an address of the console that was asked for before, else the first page. */
export function wanted(): string {
  const then = new URLSearchParams(location.search).get('then') ?? '/';
  return then.startsWith('/') && !then.startsWith('//') && !then.startsWith('/sign-in')
    ? then
    : '/';
}

/** The address of a step of signing in, that leads on to where one wanted to go. */
export function stepAddress(path: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...more, ...(wanted() !== '/' && { then: wanted() }) });
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** Raised on `window` with the session of who just signed in. */
export const SIGNED_IN = 'signed-in';

/** Goes where the server says that something is missing, or in. */
export async function goOn({ next, fallbacks }: NextStep): Promise<void> {
  if (next === 'second-factor')
    go(stepAddress('/sign-in/code', fallbacks.length ? { text: fallbacks.join(' ') } : {}));
  else if (next === 'set-up-second-factor') go(stepAddress('/sign-in/set-up'));
  else await goIn();
}

/** Reads the session and opens the desk. */
export async function goIn(): Promise<void> {
  const address = wanted();
  const detail = await call(session.read, {});
  window.dispatchEvent(new CustomEvent(SIGNED_IN, { detail }));
  go(address, { replace: true });
}
