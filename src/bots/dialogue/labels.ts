import { choiceLabels, styleOf } from '#core/messaging/index.js';
import type { Act, LineName } from '#core/messaging/index.js';
import { choose } from '../reading/choose.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { matterOf } from './which-of.js';

/** Lists whose entries are called by a nickname, or by the letter on the card. */
const CALLED_BY: Partial<Record<LineName, 'nickname' | 'letter'>> = {
  'which-person': 'nickname',
  'which-item': 'letter',
  pickups: 'letter',
  'visit-kind': 'letter',
};

/** What a typed answer leads to that names a choice of the open question by its words. */
export async function actByWords(turn: Turn, text: string): Promise<Act | null> {
  const key = choose(text, await labelsOf(turn), turn.contact.language);
  return openQuestion(turn)?.answers[key ?? ''] ?? null;
}

/** The words under the open question's digits. */
async function labelsOf(turn: Turn): Promise<{ key: string; label: string }[]> {
  const open = openQuestion(turn);
  if (!open) return [];
  const style = styleOf(turn.contact, turn.ctx.config);
  const labels = choiceLabels(open.line, style).filter(({ key }) => key in open.answers);
  const by = CALLED_BY[open.line];
  if (!by) return labels;
  for (const [key, act] of Object.entries(open.answers)) {
    const label = await nameOf(turn, act, by);
    if (label) labels.push({ key, label });
  }
  return labels;
}

async function nameOf(
  turn: Turn,
  act: Act,
  by: 'nickname' | 'letter',
): Promise<string | null | undefined> {
  if (by === 'letter' && act.do === 'book') return act.letter;
  const { patientId, letter } = await matterOf(turn, act);
  return by === 'letter' ? letter : turn.patients.find(({ id }) => id === patientId)?.nickname;
}
