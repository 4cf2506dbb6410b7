import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { Call } from './channel.js';
import { sealBody } from './message.js';
import type { Text } from './text.js';
import type { Worded } from './word-text.js';

/** Longer than the provider's ten seconds and its lag. */
const LEASE_SECONDS = 30;

/** A text that is claimed, and its words. */
export interface Ready {
  text: Text;
  worded: Worded;
}

const LEASE = `
  WITH said AS (
    INSERT INTO conversations (contact_id, state)
    SELECT n.contact_id, n.state::jsonb FROM unnest($4::uuid[], $5::text[]) AS n(contact_id, state)
    ON CONFLICT (contact_id) DO UPDATE SET state = excluded.state)
  UPDATE messages m SET state = 'sending', attempts = m.attempts + 1, attempted_at = clock_timestamp(),
    lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}),
    body = coalesce(n.body, m.body), key_id = coalesce(n.key_id, m.key_id)
  FROM unnest($1::uuid[], $2::bytea[], $3::uuid[]) AS n(id, body, key_id) WHERE m.id = n.id`;

/** Marks texts as being sent, by the real clock, before the provider is called: at most one text each. Keeps their words sealed, and what their answers do. */
export async function lease(ctx: Context, ready: readonly Ready[]): Promise<Call[]> {
  const made = ready.flatMap(({ text, worded }) =>
    worded.made ? [{ id: text.contact.id, state: JSON.stringify(worded.made.state) }] : [],
  );
  await ctx.sql(LEASE, [
    ready.map(({ text }) => text.message.id),
    ready.map(({ text, worded: { made, body } }) =>
      made ? sealBody(made.key, text.message.id, body) : null,
    ),
    ready.map(({ worded }) => worded.made?.key.id ?? null),
    made.map(({ id }) => id),
    made.map(({ state }) => state),
  ]);
  const calls: Call[] = [];
  for (const each of ready) calls.push(await callOf(ctx, each));
  return calls;
}

async function callOf(ctx: Context, { text, worded: { body } }: Ready): Promise<Call> {
  const { op, target, id } = text.message;
  const common = { to: text.address.value, out: body.out, ref: id };
  if (op === 'edit') return { op, target: target ?? '', ...common };
  if (op === 'delete') return { op, targets: body.targets ?? [], to: text.address.value, ref: id };
  const clears = body.clears ? await providerIdOf(ctx, body.clears) : null;
  return { op: 'send', ...common, ...(clears ? { clears } : {}) };
}

async function providerIdOf(ctx: Context, id: Id<'Message'>): Promise<string | null> {
  const [row] = await ctx.sql<{ providerId: string | null }>(
    'SELECT coalesce(provider_id, target) AS "providerId" FROM messages WHERE id = $1',
    [id],
  );
  return row?.providerId ?? null;
}
