import type { Say } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';

const DAY_MS = 24 * 60 * 60_000;

/** A line for whom we do not know: said once in 24 hours, then nothing. */
export function onceADay({ state, ctx }: Turn, say: Say): Say | null {
  const now = ctx.now.getTime();
  if (state.strangerAt && now - state.strangerAt < DAY_MS) return null;
  state.strangerAt = now;
  return say;
}
