import type { Act, ActName, Acts, Say } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';

/** Plays one act: does it and says what comes next; null says nothing. */
export type Play<N extends ActName> = (turn: Turn, act: Acts[N]) => Promise<Say | null>;

/** One play an act; leaving one out is a compile error. */
export type Plays = { [N in ActName]: Play<N> };

/** Plays an act by its name. */
export function play(plays: Plays, turn: Turn, act: Act): Promise<Say | null> {
  const chosen = plays[act.do] as Play<ActName>;
  return chosen(turn, act);
}
