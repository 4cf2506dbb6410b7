/** Gives a function that writes items together: while one write is on its way, those that come meanwhile wait for the next. Each call settles as its own write does. */
export function inGroups<T>(
  write: (items: readonly T[]) => Promise<void>,
): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return (item) => {
    waiting.push(item);
    next ??= last.then(() => {
      const items = waiting;
      waiting = [];
      next = null;
      const writing = write(items);
      last = writing.catch(() => undefined);
      return writing;
    });
    return next;
  };
}
