import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Patient } from '../patients/index.js';
import { refusal } from './gate.js';
import type { Language } from './line-spec.js';
import { longest } from './lines/longest.js';
import { namesKept } from './names-kept.js';
import { isNeverSaid } from './never-said.js';

/** Whether a nickname will not do: not one short word, somebody's real name, taken on this number, or words that no text may say. */
export function nicknameRefused(
  nickname: string,
  by: {
    language: Language;
    brand: string;
    /** Names of medicines and of staff. */
    kept: readonly string[];
    people: readonly Patient[];
  },
): boolean {
  const { language, brand, kept, people } = by;
  if (!/^\p{L}{2,}$/u.test(nickname) || nickname.length > longest.name.length) return true;
  const taken = people.some((each) => each.nickname?.toLowerCase() === nickname.toLowerCase());
  const level = 'COVERT';
  if (taken || isNeverSaid(nickname, { kept, people })) return true;
  return refusal(nickname, { language, level, brand }) !== null;
}

/** Throws `patient.nickname-kept` for a nickname typed at the desk that names a medicine or somebody who works here: no text would say it. */
export async function assertNickname(
  ctx: Context,
  { nickname }: { nickname?: string | null | undefined },
): Promise<void> {
  if (!nickname) return;
  if (isNeverSaid(nickname, { kept: await namesKept(ctx), people: [] }))
    throw new DomainError('patient.nickname-kept');
}
