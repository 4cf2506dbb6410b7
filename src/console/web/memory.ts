/** Keeps a step that is not finished for this tab alone, so that loading the page anew goes on there; null forgets it. */
export function remember(key: string, value: object | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}

/** What this tab kept under a key; null where it kept nothing, or the browser refuses storage. */
export function recall(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** The key of an authenticator that is being set up: the one that was scanned stays good. */
export const TOTP_KEPT = 'sotto.totp';
