import { perform } from '../kernel/context.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';
import { SendError } from './channel.js';
import type { Channel, Lost } from './channel.js';
import { noting } from './deliver.js';
import type { Post } from './deliver.js';
import { markSent } from './mark.js';
import { lockMessage, lockOwner, openBody } from './message.js';

const system = { kind: 'system', name: 'message.settle' } as const;
const LAST_ATTEMPT = 4;
/** A channel that cannot be asked gets a text once more where a repeat harms nobody: a chat shows it beside the first; a plain SMS may be charged and read twice. */
const LAST_UNASKED = { telegram: 2, sms: 1 };

/** Leases that ran out by the real clock: whether the provider took those texts is not known. Gives the ids in doubt, in no order, so that those of a silent provider do not stand before the rest. */
export async function findInDoubt(ctx: Context, limit: number): Promise<Id<'Message'>[]> {
  await ctx.sql(
    `UPDATE messages SET state = 'in-doubt', lease_until = NULL
     WHERE state = 'sending' AND lease_until < clock_timestamp()`,
    [],
  );
  const rows = await ctx.sql<{ id: Id<'Message'> }>(
    `SELECT id FROM messages WHERE state = 'in-doubt' ORDER BY random() LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Settles a text in doubt. A provider that can be asked is asked first: found, its id is adopted; not found, it is sent again.
 * Telegram, which cannot be asked, gets it once more. After that, and by a gateway at once, it is a task. Where the provider does not say, the text stays in doubt.
 */
export async function settle(post: Post, id: Id<'Message'>): Promise<void> {
  const question = await noting(post, id, (ctx) => whatToAsk(ctx, id));
  const channel = question && post.channels[question.channel];
  if (!question || !channel) return;
  const { attempts, lost } = question;
  try {
    const found = lost && (await ask(post, channel, lost));
    const again = { attempts, last: lastOf(channel, question.kind) };
    await perform(post.app, system, (ctx) =>
      found ? markSent(ctx, [{ id, providerId: found }]) : sendAgain(ctx, id, again),
    );
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    post.heard?.(channel.name, false);
  }
}

/** A code for a consent stays at its first try where nobody can be asked: whoever waits for it asks for another. */
function lastOf(channel: Channel, kind: string): number {
  if (channel.find) return LAST_ATTEMPT;
  return kind === 'code' ? 1 : LAST_UNASKED[channel.name];
}

/** The provider's id of a text in doubt, or null where it has none or cannot be asked. */
async function ask(post: Post, channel: Channel, lost: Lost): Promise<string | null> {
  if (!channel.find) return null;
  const found = await channel.find(lost);
  post.heard?.(channel.name, true);
  return found;
}

async function whatToAsk(ctx: Context, id: Id<'Message'>) {
  const owner = await lockOwner(ctx, id);
  if (!owner) return null;
  const message = await lockMessage(ctx, id);
  if (message?.state !== 'in-doubt') return null;
  const { attempts, channel, contactId, kind } = message;
  const body = await openBody(ctx, message);
  const since = addMinutes(message.attemptedAt ?? ctx.now, -1);
  const known = await ctx.sql<{ providerId: string }>(
    `SELECT provider_id AS "providerId" FROM messages
     WHERE contact_id = $1 AND provider_id IS NOT NULL AND attempted_at >= $2::timestamptz - interval '1 day'`,
    [contactId, since],
  );
  const lost: Lost | null = body && {
    to: owner.address.value,
    text: body.out.text,
    since,
    known: known.map(({ providerId }) => providerId),
  };
  return { attempts, channel, kind, lost };
}

/** A provider that fails again is left in peace, twice as long each time. */
const AGAIN_SECONDS = 10;

/** Back into the queue, at once for the first time, unless it was sent or settled while the provider was asked. */
async function sendAgain(
  ctx: Context,
  id: Id<'Message'>,
  { attempts, last }: { attempts: number; last: number },
): Promise<void> {
  const seconds = AGAIN_SECONDS * 2 ** (attempts - 2);
  const dueAt = attempts > 1 ? addMinutes(ctx.now, seconds / 60) : undefined;
  const [row] = await ctx.sql<{ state: string; kind: string; contactId: Id<'Contact'> }>(
    `UPDATE messages SET state = CASE WHEN attempts >= $2 THEN 'failed' ELSE 'due' END, slotted = false,
            due_at = greatest(due_at, $4)
     WHERE id = $1 AND state = 'in-doubt' AND attempts = $3 RETURNING state, kind, contact_id AS "contactId"`,
    [id, last, attempts, dueAt ?? null],
  );
  if (row?.state === 'due') ctx.later('message.deliver', { messageId: id }, dueAt);
  if (row?.state === 'failed' && row.kind !== 'delete')
    await openTask(ctx, { kind: 'not-delivered', contactId: row.contactId, subjectId: id });
}
