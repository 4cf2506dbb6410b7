import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { LEVELS } from '../kernel/language.js';
import { addressOf, NUMBER, numberOf } from '../patients/index.js';
import type { Address, Contact, NumberRow, Reached } from '../patients/index.js';
import { asCalled } from './as-called.js';
import { newConversation } from './conversation.js';
import type { Conversation } from './conversation.js';
import { lockDue } from './message.js';
import type { DueMessage } from './message.js';

/** A text that is due with all that is known of its reader, both locked. */
export interface Text extends Reached {
  message: DueMessage;
  address: Address;
  state: Conversation;
}

/** Whether readers who are just now served are waited for; a batch leaves them out, for it holds many and waits for none. */
export type IfBusy = 'wait' | 'skip';

const lockReaders = (ifBusy: IfBusy): string => `
  SELECT c.id FROM contact_points c
  WHERE c.id IN (SELECT contact_id FROM messages WHERE id = ANY($1) AND state = 'due')
  ORDER BY c.id FOR NO KEY UPDATE ${ifBusy === 'skip' ? 'SKIP LOCKED' : ''}`;
const LOCKS = { wait: lockReaders('wait'), skip: lockReaders('skip') };

// Read once the locks are held, so that nothing is older than they are.
const READERS = `
  SELECT ${NUMBER.columns}, v.state AS kept
  FROM ${NUMBER.from} LEFT JOIN conversations v ON v.contact_id = c.id
  WHERE c.id = ANY($1)`;

/** Locks texts that are due, readers first in the order of a turn, and reads all that their sending goes by; one a reader, in the order of `ids`. What another process has is left out. */
export async function loadTexts(
  ctx: Context,
  ids: readonly Id<'Message'>[],
  ifBusy: IfBusy,
): Promise<Text[]> {
  const locked = await ctx.sql<{ id: Id<'Contact'> }>(LOCKS[ifBusy], [ids]);
  if (!locked.length) return [];
  const contactIds = locked.map(({ id }) => id);
  const messages = await lockDue(ctx, ids, contactIds);
  const rows = await ctx.sql<NumberRow & { kept: Conversation | null }>(READERS, [contactIds]);
  const texts = rows
    .flatMap((row) => {
      const [message] = messages
        .filter(({ contactId }) => contactId === row.id)
        .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
      if (!message) return [];
      const { contact, patients } = numberOf(ctx, row);
      const address = addressOf(contact, row);
      const state = { ...newConversation(), ...row.kept };
      return { message, contact: capped(contact, message), patients, address, state };
    })
    .sort((a, b) => ids.indexOf(a.message.id) - ids.indexOf(b.message.id));
  return Promise.all(
    texts.map(async (text) => ({ ...text, patients: await asCalled(ctx, text.patients) })),
  );
}

/** The reader at the level of the text, where that is quieter than their own. */
function capped(contact: Contact, { levelCap }: DueMessage): Contact {
  const [own, most] = [LEVELS.indexOf(contact.level), LEVELS.indexOf(levelCap ?? 'OPEN')];
  return most < own && levelCap ? { ...contact, level: levelCap } : contact;
}
