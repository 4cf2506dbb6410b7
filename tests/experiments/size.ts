/** Whether the experiments run at full size (`npm run experiments`); by default they fit into `npm test`. */
export const full = process.env['SIZE'] === 'full';

/** The size of an experiment: the first by default, the second in full. */
export const size = (small: number, whole: number): number => (full ? whole : small);

/** How long a test may take, in milliseconds. */
export const patience = size(300_000, 3_600_000);

/** Prints what was found, one line a figure. */
export function figure(experiment: string, found: Readonly<Record<string, string | number>>): void {
  const list = Object.entries(found).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${experiment}: ${list.join(', ')}\n`);
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
