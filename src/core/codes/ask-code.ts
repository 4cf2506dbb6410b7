import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import { enqueue } from '../outbox/index.js';
import { takeFromBudgets } from './budgets.js';
import { actDigest, CODE_MINUTES } from './code.js';
import type { CodeBinding } from './code.js';

const SENDS_A_QUARTER = 3;
const SENDS_A_DAY = 10;

export interface AskCode extends CodeBinding {
  to: { contactId: Id<'Contact'>; channel: ChannelName };
  /** Whose nickname the text may not say; null where it is about no patient. */
  patientId: Id<'Patient'> | null;
  /** The person stands here: quiet hours do not hold the text up. */
  inPerson: boolean;
}

/**
 * Asks for a six-digit code to be sent to a number. The worker makes it when it sends the text (`makeCode`).
 * A code asked for before, of the same purpose, subject and requester, ends.
 * Throws `code.too-many` after three in 15 minutes or ten in a day, for one subject or one number,
 * and `code.budget` where the hour's budget of the person, their place or the numbers' neighbourhood is used up.
 */
export async function askCode(
  ctx: Context,
  input: AskCode,
): Promise<{ id: Id<'Code'>; expiresAt: Date }> {
  const { purpose, subject, requester, act, to, patientId, inPerson } = input;
  await assertRoom(ctx, input);
  const { askedBy, block } = await takeFromBudgets(ctx, to.contactId);
  await ctx.sql(
    `UPDATE one_time_codes SET state = CASE WHEN expires_at > $4 THEN 'superseded' ELSE 'expired' END
     WHERE purpose = $1 AND subject = $2 AND requester = $3 AND state = 'issued'`,
    [purpose, subject, requester, ctx.now],
  );
  const id = newId<'Code'>();
  const expiresAt = addMinutes(ctx.now, CODE_MINUTES);
  await ctx.sql(
    `INSERT INTO one_time_codes (id, purpose, subject, requester, act, contact_id, in_person, asked_at, expires_at,
                                 asked_by_id, block_index)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, purpose, subject, requester, actDigest(act), to.contactId, inPerson],
      ...[ctx.now, expiresAt, askedBy, block],
    ],
  );
  await record(ctx, 'code.asked', { kind: 'code', id, facts: { purpose, subject } });
  const text = { kind: 'code', subjectId: id, rev: 1, usefulUntil: expiresAt } as const;
  await enqueue(ctx, { ...text, ...to, patientId });
  return { id, expiresAt };
}

/** Counts behind locks of the subject and then of the number, so that many at once cannot pass the limit. */
async function assertRoom(ctx: Context, { purpose, subject, to }: AskCode): Promise<void> {
  await ctx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 19))', [subject]);
  await ctx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 20))', [to.contactId]);
  const [sent] = await ctx.sql<{ quarter: number; day: number }>(
    `SELECT count(*) FILTER (WHERE asked_at > $4::timestamptz - interval '15 minutes')::int AS quarter,
            count(*)::int AS day
     FROM one_time_codes
     WHERE (purpose = $1 AND subject = $2 OR contact_id = $3)
       AND asked_at > $4::timestamptz - interval '1 day'`,
    [purpose, subject, to.contactId, ctx.now],
  );
  if (sent && (sent.quarter >= SENDS_A_QUARTER || sent.day >= SENDS_A_DAY))
    throw new DomainError('code.too-many');
}
