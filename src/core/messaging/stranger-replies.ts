import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { isOfCountry } from '../kernel/phone.js';
import { openTask } from '../tasks/index.js';

/** What a number that is nobody's draws; each has budgets of its own, so that idle texts leave those in danger, and those who want no more, theirs. */
export type Drawn = 'stranger' | 'danger' | 'stop';

/** A phone number that wrote, and what answers it. */
interface Drawing {
  contactId: Id<'Contact'>;
  value: string;
  drawn: Drawn;
}

interface Budget {
  key: string;
  /** Seconds of the day that a reply takes. */
  step: number;
}

const DAY_SECONDS = 24 * 60 * 60;
const ALARM = '00000000-0000-7000-8000-000000000001';

/**
 * The budgets that a reply takes from: none for the phone of a helper or a colleague; of nobody's, that of its thousand
 * numbers and that of all, so that nobody makes us text rows of numbers for money (SMS pumping). Null where it may not be
 * answered at all: it is of a country that we do not serve.
 */
export async function replyBudgets(
  ctx: Context,
  { contactId, value, drawn }: Drawing,
): Promise<Budget[] | null> {
  const [row] = await ctx.sql<{ block: string | null; known: boolean }>(
    `SELECT encode(block_index, 'hex') AS block,
            EXISTS (SELECT FROM helpers t WHERE t.contact_id = c.id)
            OR EXISTS (SELECT FROM staff t WHERE t.contact_id = c.id) AS known
     FROM contact_points c WHERE c.id = $1`,
    [contactId],
  );
  if (row?.known) return [];
  if (!isServed(ctx, value)) return null;
  const { REPLIES_PER_PREFIX, REPLIES_PER_DAY } = ctx.config;
  return [
    // Numbers not indexed yet share one budget.
    { key: `${drawn}:${row?.block ?? 'none'}`, step: DAY_SECONDS / REPLIES_PER_PREFIX },
    { key: `${drawn}:all`, step: DAY_SECONDS / REPLIES_PER_DAY },
  ];
}

/** Whether each of the budgets has a reply left. */
export async function haveRoom(ctx: Context, budgets: readonly Budget[]): Promise<boolean> {
  const used = await ctx.sql(
    `SELECT 1 FROM throttles t JOIN unnest($1::text[], $2::float8[]) AS b (key, step) USING (key)
     WHERE t.next_at + make_interval(secs => b.step) > $3::timestamptz + make_interval(secs => $4)`,
    [budgets.map(({ key }) => key), budgets.map(({ step }) => step), ctx.now, DAY_SECONDS],
  );
  return used.length === 0;
}

/** Takes one reply from each; false where another took the last one meanwhile. Whoever takes the last raises the alarm. */
export async function takeReply(ctx: Context, budgets: readonly Budget[]): Promise<boolean> {
  for (const { key, step } of budgets) {
    const left = await take(ctx, key, step);
    if (left === null) return false;
    if (left < step) await openTask(ctx, { kind: 'reply-alarm', priority: 2, subjectId: ALARM });
  }
  return true;
}

/** Takes a reply's seconds of a day that fills up again as time goes by; gives how many are left, null where they do not suffice. */
async function take(ctx: Context, key: string, step: number): Promise<number | null> {
  const [row] = await ctx.sql<{ left: number }>(
    `INSERT INTO throttles AS t (key, next_at) VALUES ($1, $2::timestamptz + make_interval(secs => $3))
     ON CONFLICT (key) DO UPDATE SET next_at = greatest(t.next_at, $2) + make_interval(secs => $3)
       WHERE greatest(t.next_at, $2) + make_interval(secs => $3) <= $2::timestamptz + make_interval(secs => $4)
     RETURNING $4 - extract(epoch FROM next_at - $2::timestamptz)::float8 AS left`,
    [key, ctx.now, step, DAY_SECONDS],
  );
  return row?.left ?? null;
}

function isServed({ config }: Context, value: string): boolean {
  const countries = config.REPLY_COUNTRIES ?? config.DEFAULT_COUNTRY;
  return countries.split(',').some((country) => isOfCountry(value, country));
}
