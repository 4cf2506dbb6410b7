/** Shows the end of a log whenever it is laid out anew: while it was hidden it could not be scrolled. */
export function keepAtEnd(log: HTMLElement): void {
  new ResizeObserver(() => {
    log.scrollTop = log.scrollHeight;
  }).observe(log);
}
