import type { Patient } from '../patients/index.js';
import { tokens } from './find-word.js';
import { refusal } from './gate.js';
import type { Language } from './line-spec.js';
import { longest } from './lines/longest.js';
import { neverSaid } from './never-said.js';

/** Whether a nickname will not do: not one short word, somebody's real name, taken on this number, or words that no text may say. */
export function nicknameRefused(
  nickname: string,
  by: {
    language: Language;
    brand: string;
    medicines: readonly string[];
    people: readonly Patient[];
  },
): boolean {
  const { language, brand, medicines, people } = by;
  if (!/^\p{L}{2,}$/u.test(nickname) || nickname.length > longest.name.length) return true;
  const taken = people.some((each) => each.nickname?.toLowerCase() === nickname.toLowerCase());
  const level = 'COVERT';
  const forbidden = neverSaid({ medicines, people, level, saysNicknames: false });
  if (taken || tokens(nickname).some((word) => forbidden.includes(word))) return true;
  return refusal(nickname, { language, level, brand }) !== null;
}
