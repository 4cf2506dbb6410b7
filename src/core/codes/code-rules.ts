import type { Context } from '../kernel/context.js';

/** What delivery asks of a code: whether its person stands at the desk, and whether it is there to prove its number. Null where it waits no more. */
export async function codeRules(
  ctx: Context,
  id: string,
): Promise<{ inPerson: boolean; proves: boolean } | null> {
  const [rules] = await ctx.sql<{ inPerson: boolean; proves: boolean }>(
    `SELECT in_person AS "inPerson", purpose IN ('number', 'own-number', 'applicant') AS proves
     FROM one_time_codes WHERE id = $1 AND state = 'issued'`,
    [id],
  );
  return rules ?? null;
}
