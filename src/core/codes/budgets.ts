import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

/** Whose budgets a code takes from. */
export interface Spender {
  /** The person of the staff who asks; null where it is the service for somebody not signed in. */
  askedBy: Id<'Staff'> | null;
  /** The thousand of numbers that it goes to; null on Telegram, where a text costs nothing. */
  block: Buffer | null;
}

interface Spent {
  person: number;
  block: number;
  place: number;
  siteId: Id<'Site'> | null;
}

type Budget = 'person' | 'block' | 'place';

/** Numbers not indexed yet share one budget. */
const NO_BLOCK = Buffer.alloc(32);
const ALARM = '00000000-0000-7000-8000-000000000002';

/**
 * Takes one code from the hour's budgets: of the person who asks, of their place, and of the thousand numbers that it goes to,
 * so that nobody can make us text a row of numbers for money (SMS pumping). Whoever takes the last one raises the alarm.
 * Throws `code.budget` where one is used up.
 */
export async function takeFromBudgets(ctx: Context, contactId: Id<'Contact'>): Promise<Spender> {
  const spender = await spenderOf(ctx, contactId);
  await ctx.sql(`SELECT pg_advisory_xact_lock(hashtext('codes.budgets'))`, []);
  const { siteId, ...spent } = await spentOf(ctx, spender);
  const { CODES_PER_PERSON, CODES_PER_PREFIX, CODES_PER_SITE } = ctx.config;
  const limits = { person: CODES_PER_PERSON, block: CODES_PER_PREFIX, place: CODES_PER_SITE };
  for (const budget of ['person', 'block', 'place'] as const) {
    if (spent[budget] >= limits[budget]) throw new DomainError('code.budget');
    if (spent[budget] + 1 === limits[budget]) await alarm(ctx, budget, { ...spender, siteId });
  }
  return spender;
}

async function spenderOf({ actor, sql }: Context, contactId: Id<'Contact'>): Promise<Spender> {
  const [to] = await sql<{ block: Buffer | null }>(
    `SELECT CASE WHEN channel = 'sms' THEN coalesce(block_index, $2) END AS block
     FROM contact_points WHERE id = $1`,
    [contactId, NO_BLOCK],
  );
  return { askedBy: actor.kind === 'staff' ? actor.staffId : null, block: to?.block ?? null };
}

/** What was asked for in the last hour by this person, to these numbers, and at the busiest place of the person; those who work everywhere count as one place. */
async function spentOf(ctx: Context, { askedBy, block }: Spender): Promise<Spent> {
  const [spent] = await ctx.sql<Spent>(
    `WITH recent AS (
       SELECT asked_by_id, block_index FROM one_time_codes
       WHERE asked_at > $1::timestamptz - interval '1 hour'
     ), place AS (
       SELECT own.site_id, count(*)::int AS codes
       FROM staff me
       LEFT JOIN staff_sites own ON own.staff_id = me.id AND NOT me.every_site
       JOIN recent r ON EXISTS (
         SELECT FROM staff s WHERE s.id = r.asked_by_id AND (
           me.every_site AND s.every_site OR EXISTS (
             SELECT FROM staff_sites t WHERE t.staff_id = s.id AND t.site_id = own.site_id)))
       WHERE me.id = $2 GROUP BY own.site_id ORDER BY codes DESC LIMIT 1
     )
     SELECT (SELECT count(*) FROM recent WHERE asked_by_id = $2)::int AS person,
            (SELECT count(*) FROM recent WHERE block_index = $3)::int AS block,
            coalesce((SELECT codes FROM place), 0) AS place, (SELECT site_id FROM place) AS "siteId"`,
    [ctx.now, askedBy, block],
  );
  return spent ?? { person: 0, block: 0, place: 0, siteId: null };
}

async function alarm(
  ctx: Context,
  budget: Budget,
  { askedBy, siteId }: Spender & { siteId: Id<'Site'> | null },
): Promise<void> {
  const about = { person: askedBy, block: null, place: siteId }[budget] ?? ALARM;
  const facts = { budget, ...(askedBy ? { asker: askedBy } : {}) };
  await openTask(ctx, { kind: 'code-alarm', priority: 2, siteId, subjectId: about, facts });
}
