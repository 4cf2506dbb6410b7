/** What this browser tab remembers across a reload; '' where it keeps nothing. */
export function recall(name: string): string {
  try {
    return sessionStorage.getItem(`phones.${name}`) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a choice until the tab closes; a browser that refuses storage simply forgets. */
export function remember(name: string, value: string): void {
  try {
    sessionStorage.setItem(`phones.${name}`, value);
  } catch {
    return;
  }
}
