import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Patient } from '../patients/index.js';
import { refusal } from './gate.js';
import { LANGUAGES } from './line-spec.js';
import { longest } from './lines/longest.js';
import { toGsm7 } from './measure.js';
import { namesKept } from './names-kept.js';
import { isNeverSaid } from './never-said.js';

/** Whether no text says a nickname: it is too long, it names a medicine or somebody who works here, or the gate stops it in some language. */
export function isUnsaid(
  nickname: string,
  { kept, brand }: { kept: readonly string[]; brand: string },
): boolean {
  if (nickname.length > longest.name.length || isNeverSaid(nickname, { kept, people: [] }))
    return true;
  const rules = { level: 'COVERT', brand, kind: 'which-person' } as const;
  const said = toGsm7(nickname).trim();
  return LANGUAGES.some((language) => refusal(said, { ...rules, language }) !== null);
}

/** Whether a nickname will not do: not one word, somebody's real name, taken on this number, or one that no text says. */
export function nicknameRefused(
  nickname: string,
  by: {
    brand: string;
    /** Names of medicines and of staff. */
    kept: readonly string[];
    people: readonly Patient[];
  },
): boolean {
  const { kept, people } = by;
  if (!/^\p{L}{2,}$/u.test(nickname)) return true;
  const taken = people.some((each) => each.nickname?.toLowerCase() === nickname.toLowerCase());
  return taken || isNeverSaid(nickname, { kept, people }) || isUnsaid(nickname, by);
}

/** Throws `patient.nickname-kept` for a nickname typed at the desk that no text would say. */
export async function assertNickname(
  ctx: Context,
  { nickname }: { nickname?: string | null | undefined },
): Promise<void> {
  if (!nickname) return;
  if (isUnsaid(nickname, { kept: await namesKept(ctx), brand: ctx.config.BRAND }))
    throw new DomainError('patient.nickname-kept');
}
