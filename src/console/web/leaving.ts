import { session } from '../contract/session.js';
import { call } from './call.js';
import { RefusalError } from './refusal.js';

/** Why somebody is signed out: they left, nobody was there, or the session's time is over. */
export type Why = 'left' | 'idle' | 'ended';

const key = 'sotto.leaving';
/** Where the browser refuses storage. */
let kept: string | null = null;

/** Whether somebody left and the service has not heard of it: their session still stands there, and nobody is let in by it. */
export const isLeaving = (): boolean => read() !== null;

/** Signs out, at once or as soon as the service can be reached; true where it has heard of it. */
export function signOut(why: Why): Promise<boolean> {
  keep(why);
  return tellLeft();
}

/** Tells the service of who left; true where nothing is left to tell. */
export async function tellLeft(): Promise<boolean> {
  const why = read();
  if (why === null) return true;
  try {
    await call(session.signOut, { query: { why } });
  } catch (error) {
    if (!(error instanceof RefusalError && error.code === 'signed-out')) return false;
  }
  keep(null);
  return true;
}

/** Somebody signed in anew: the browser has their session in place of the one before. */
export function stay(): void {
  keep(null);
}

function keep(why: Why | null): void {
  kept = why;
  try {
    if (why === null) localStorage.removeItem(key);
    else localStorage.setItem(key, why);
  } catch {
    return;
  }
}

function read(): Why | null {
  return whys.find((why) => why === stored()) ?? null;
}

const whys: readonly Why[] = ['left', 'idle', 'ended'];

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return kept;
  }
}
