import type { LineName } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';

/** Texts about what is kept for somebody. */
const OF_PARCELS: readonly LineName[] = [
  'kept',
  'kept-already',
  'changed',
  'still-kept',
  'not-ready',
  'not-yet',
  'ready',
  'code',
  'code-someone',
  'pickups',
  'pickup-kept',
  'pickup-ready',
  'day-closed',
  'why',
];

/** Whether the last text was about what is kept. */
export function spokeOfParcel({ state }: Turn): boolean {
  const [last] = state.asks;
  return last !== undefined && OF_PARCELS.includes(last.line);
}
