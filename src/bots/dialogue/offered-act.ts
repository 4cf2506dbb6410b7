import type { Act, ActName, Acts } from '#core/messaging/index.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';

/** The one act of this name that the open question offers. */
export function offeredAct<N extends ActName>(
  turn: Turn,
  name: N,
): ({ do: N } & Acts[N]) | undefined {
  const acts = Object.values(openQuestion(turn)?.answers ?? {});
  const [only, another] = acts.filter((act) => isOf(act, name));
  return another ? undefined : only;
}

function isOf<N extends ActName>(act: Act, name: N): act is Act & { do: N } & Acts[N] {
  return act.do === name;
}
