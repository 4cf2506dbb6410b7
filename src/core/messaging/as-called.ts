import type { Context } from '../kernel/context.js';
import type { Patient } from '../patients/index.js';
import { namesKept } from './names-kept.js';
import { isUnsaid } from './nickname-refused.js';

/** The people of a number as texts call them: a nickname that no text says, as where a colleague or a medicine has got it as a name since, is said no more, and its patient has none until they choose another. */
export async function asCalled(ctx: Context, people: readonly Patient[]): Promise<Patient[]> {
  const kept = await namesKept(ctx);
  return people.map((one) =>
    one.nickname && isUnsaid(one.nickname, { kept, brand: ctx.config.BRAND })
      ? { ...one, nickname: null }
      : one,
  );
}
