/**
 * What the focus stands on may be drawn away: a row that left its list, a button whose act is done. Whoever worked there
 * goes on at the sheet that is open, else at the heading; the browser would begin above the menu.
 */
export function keepFocus(page: HTMLElement): void {
  let stood: Element | null = null;
  page.addEventListener('focusin', ({ target }) => {
    stood = target instanceof Element ? target : null;
  });
  page.addEventListener('focusout', ({ target }) => {
    // Who left by themselves is let go; some browsers say the same of what is taken away, a moment before it is.
    queueMicrotask(() => {
      if (stood === target && stood?.isConnected) stood = null;
    });
  });
  // Parts that know a better place (the next row, the form that came) have gone there by then.
  const look = () => {
    if (!stood || stood.isConnected || document.activeElement !== document.body) return;
    stood = null;
    page.querySelector<HTMLElement>('side-sheet, h1')?.focus();
  };
  new MutationObserver(() => setTimeout(look)).observe(page, { childList: true, subtree: true });
}
