import type { DeskParcel } from '../contract.js';

/** Where a newcomer is on the way from the first text to the parcel in hand. */
export type Step = 'ask' | 'keep' | 'prepare' | 'collect' | 'explore';

/** The step that comes next, by the newest parcel at the desk and what this visitor did. */
export function nextStep(
  desk: readonly DeskParcel[] | null,
  { sent, handedOver }: { sent: number; handedOver: boolean },
): Step {
  // A fresh demo has parcels of others already.
  if (sent === 0 && !handedOver) return 'ask';
  const newest = desk?.[0];
  if (newest) return newest.state === 'ready' ? 'collect' : 'prepare';
  if (handedOver) return 'explore';
  return !desk && sent > 2 ? 'explore' : 'keep';
}
