import type { Act, Ask, Say } from '#core/messaging/index.js';
import { playAct } from '../dialogues/plays.js';
import { close } from '../turn.js';
import type { Turn } from '../turn.js';

/** Does what a question's answer does; the question takes no second one. */
export function settle(turn: Turn, question: Ask, act: Act): Promise<Say | null> {
  close(turn, question);
  return playAct(turn, act);
}
