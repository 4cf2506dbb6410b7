import { randomInt } from 'node:crypto';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { Language, Level } from '../kernel/language.js';
import { JOIN_WORDS } from './join-words.js';

const WEEK_MINUTES = 7 * 24 * 60;

/** How a phone is spoken to once it has joined. */
export interface Spoken {
  language: Language;
  level: Level;
}

/** Three words of 512 (27 bits) that link a phone within seven days, once, in the language and at the level agreed at the desk; only their keyed digest is kept. */
export async function makeJoinCode(
  ctx: Context,
  patientId: Id<'Patient'>,
  spoken: Spoken,
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

/** What was agreed at the desk when a patient's newest words were made, whether or not a phone has joined by them. */
export async function spokenAtJoining(ctx: Context, patientId: Id<'Patient'>): Promise<Spoken> {
  const [newest] = await ctx.sql<Spoken>(
    `SELECT language, level FROM join_codes WHERE patient_id = $1 ORDER BY expires_at DESC LIMIT 1`,
    [patientId],
  );
  return newest ?? { language: 'en', level: 'COVERT' };
}

/** The digest by which join words are found. */
export function joinIndex(ctx: Pick<Context, 'keys'>, words: readonly string[]): Buffer {
  return ctx.keys.blindIndex('join', words.join(' '));
}
