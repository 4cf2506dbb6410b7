const root = document.documentElement;

/** Whether names and numbers are blurred now. */
export const isShaded = () => root.dataset['shade'] !== undefined;

/** Blurs names and numbers at once, or shows them again. */
export function shade(on: boolean): void {
  if (on) root.dataset['shade'] = '';
  else delete root.dataset['shade'];
}

/** Ctrl and full stop: the key for a look over the shoulder. */
export const isShadeKey = ({ ctrlKey, key }: KeyboardEvent) => ctrlKey && key === '.';
