import { onTestFinished } from 'vitest';

/** What ends with its test whatever happens there, before what was opened earlier: files share a process. */
export function ending<T extends { close: () => unknown; closeAllConnections?: () => void }>(
  opened: T,
): T {
  onTestFinished(async () => {
    opened.closeAllConnections?.();
    await opened.close();
  });
  return opened;
}
