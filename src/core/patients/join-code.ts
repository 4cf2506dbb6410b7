import { randomInt } from 'node:crypto';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { Language, Level } from '../kernel/language.js';
import { JOIN_WORDS } from './join-words.js';

const WEEK_MINUTES = 7 * 24 * 60;

/** Three words of 512 (27 bits) that link a phone within seven days, once, in the language and at the level agreed at the desk; only their keyed digest is kept. */
export async function makeJoinCode(
  ctx: Context,
  patientId: Id<'Patient'>,
  spoken: { language: Language; level: Level },
): Promise<string> {
  const words = Array.from({ length: 3 }, () => JOIN_WORDS[randomInt(JOIN_WORDS.length)]).join(' ');
  const inserted = await ctx.sql(
    `INSERT INTO join_codes (code_index, patient_id, language, level, expires_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (code_index) DO NOTHING RETURNING 1`,
    [
      joinIndex(ctx, words.split(' ')),
      patientId,
      spoken.language,
      spoken.level,
      addMinutes(ctx.now, WEEK_MINUTES),
    ],
  );
  return inserted.length ? words : makeJoinCode(ctx, patientId, spoken);
}

/** The digest by which join words are found. */
export function joinIndex(ctx: Pick<Context, 'keys'>, words: readonly string[]): Buffer {
  return ctx.keys.blindIndex('join', words.join(' '));
}
