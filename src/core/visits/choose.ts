import { createHash } from 'node:crypto';
import type { Id } from '../kernel/ids.js';

/** The one with the fewest visits that day; of equals, one drawn by patient and time, so that it can be told again. */
export function leastLoaded(
  free: readonly { staffId: Id<'Staff'>; load: number }[],
  seed: string,
): Id<'Staff'> | null {
  const drawn = free
    .map(({ staffId, load }) => ({ staffId, load, draw: drawOf(seed, staffId) }))
    .sort((a, b) => a.load - b.load || (a.draw < b.draw ? -1 : 1));
  return drawn[0]?.staffId ?? null;
}

const drawOf = (seed: string, staffId: string): string =>
  createHash('sha256').update(`${seed}|${staffId}`).digest('hex');
