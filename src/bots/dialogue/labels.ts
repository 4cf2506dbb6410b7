import { choiceLabels, styleOf } from '#core/messaging/index.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';

/** The words under the open question's digits, so that a typed answer can name one. */
export function labelsOf(turn: Turn): { key: string; label: string }[] {
  const open = openQuestion(turn);
  if (!open) return [];
  const style = styleOf(turn.contact, turn.ctx.config);
  return choiceLabels(open.line, style).filter(({ key }) => key in open.answers);
}
