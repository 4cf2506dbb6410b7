import { setTimeout as pause } from 'node:timers/promises';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
const faults = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Runs `stop` once at the first signal or fault, then ends the process: with 0 when asked, with 1
 * after a fault or when `stop` takes more than `withinMs`. Ctrl-C reaches npm and us, and npm
 * passes it on: later signals are the same wish. (close-with-grace would end at once on the second.)
 */
export function stopWhenAsked(withinMs: number, stop: (fault?: unknown) => Promise<void>): void {
  let stopping: Promise<void> | undefined;
  const end = async (fault?: unknown) => {
    const late = pause(withinMs, 1);
    const code = await Promise.race([stop(fault).then(() => (fault === undefined ? 0 : 1)), late]);
    process.exit(code);
  };
  const begin = (fault?: unknown) => {
    stopping ??= end(fault).catch(() => process.exit(1));
  };
  for (const signal of signals) {
    process.on(signal, () => {
      begin();
    });
  }
  for (const fault of faults) process.on(fault, begin);
}
