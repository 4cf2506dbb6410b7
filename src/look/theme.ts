export type Theme = 'light' | 'dark';

const place = 'sotto.theme';

/** What the visitor chose on this device, else the system's colours; the page wears it at once. */
export function wearTheme(): Theme {
  const chosen = recall();
  if (chosen) document.documentElement.dataset['theme'] = chosen;
  return chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

/** Turns the page light or dark and keeps the choice; a browser that refuses storage forgets it. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(place, theme);
  } catch {
    return;
  }
}

function recall(): Theme | null {
  try {
    const kept = localStorage.getItem(place);
    return kept === 'light' || kept === 'dark' ? kept : null;
  } catch {
    return null;
  }
}
