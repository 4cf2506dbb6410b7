import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import type { ChannelName, Language, Level } from '../kernel/language.js';
import { open, seal } from '../kernel/sealed.js';
import { record } from '../audit/index.js';
import { storeDataKey } from './data-key.js';

/** States of FHIR ContactPoint as this service needs them; see the state machine in docs/domain.md. */
export type ContactState =
  'unverified' | 'verified' | 'stale' | 'reverify' | 'quarantined' | 'stopped' | 'wrong-person';

/** A number or chat, as one turn or one send needs it. */
export interface Contact {
  id: Id<'Contact'>;
  channel: ChannelName;
  state: ContactState;
  /** What START makes of a stopped one; null while it is not stopped. */
  startsAs: ContactState | null;
  language: Language;
  level: Level;
  /** When its holder last chose or confirmed the level; null where nobody has yet. */
  levelAgreedAt: Date | null;
  /** The private window, local wall time. */
  hoursFrom: string;
  hoursTo: string;
  zone: string;
  pausedUntil: string | null;
  key: DataKey;
}

/** How a contact that writes is answered. A stopped chat still is, though nothing is sent to it unasked; a stopped number is silent. */
export const standing = ({ channel, state, startsAs }: Contact): ContactState =>
  channel === 'telegram' && startsAs ? startsAs : state;

/** Where a text came from or goes to: E.164 on SMS, the chat id on Telegram. */
export interface Address {
  channel: ChannelName;
  value: string;
  /** A chat in which a person of the staff is told of tasks; it may be a patient's too, by another contact. */
  side?: 'staff';
}

/** A contact point as `CONTACT` reads it. */
export interface ContactRow extends Omit<Contact, 'key'> {
  keyId: string;
  wrapped: Buffer;
  kekVersion: number;
  address: Buffer;
}

/** Columns and tables of a contact point. */
export const CONTACT = {
  columns: `c.id, c.channel, c.state, c.language, c.level, c.zone,
         c.starts_as AS "startsAs", c.level_agreed_at AS "levelAgreedAt",
         to_char(c.hours_from, 'HH24:MI') AS "hoursFrom", to_char(c.hours_to, 'HH24:MI') AS "hoursTo",
         c.paused_until::text AS "pausedUntil", c.address,
         k.id AS "keyId", k.wrapped, k.kek_version AS "kekVersion"`,
  from: 'contact_points c JOIN data_keys k ON k.id = c.key_id',
};
const SELECT = `SELECT ${CONTACT.columns} FROM ${CONTACT.from}`;

/** Finds a contact by address and locks it until the transaction ends, so that one number's turns follow each other. */
export async function lockContact(ctx: Context, address: Address): Promise<Contact | null> {
  const [row] = await ctx.sql<ContactRow>(
    `${SELECT} WHERE c.channel = $1 AND c.address_index = $2 FOR NO KEY UPDATE OF c`,
    [address.channel, addressIndex(ctx, address)],
  );
  return row ? contactOf(ctx, row) : null;
}

/** Locks a contact by its id, or null. */
export async function lockContactById(ctx: Context, id: Id<'Contact'>): Promise<Contact | null> {
  const [row] = await ctx.sql<ContactRow>(`${SELECT} WHERE c.id = $1 FOR NO KEY UPDATE OF c`, [id]);
  return row ? contactOf(ctx, row) : null;
}

/** A contact and its opened address, for a send; locked as in a turn, for a shared lock that is raised later would deadlock. */
export async function contactWithAddress(
  ctx: Context,
  id: Id<'Contact'>,
): Promise<{ contact: Contact; address: Address }> {
  const [row] = await ctx.sql<ContactRow>(`${SELECT} WHERE c.id = $1 FOR NO KEY UPDATE OF c`, [id]);
  if (!row) throw new Error(`no contact ${id}`);
  const contact = contactOf(ctx, row);
  return { contact, address: addressOf(contact, row) };
}

/** The opened address of a contact. */
export function addressOf(
  { id, channel, key }: Contact,
  { address }: Pick<ContactRow, 'address'>,
): Address {
  const cell = { table: 'contact_points', column: 'address', row: id, owner: id };
  return { channel, value: open(key, cell, address) };
}

/** Takes up a number or chat never seen before; it belongs to nobody yet. */
export async function addContact(
  ctx: Context,
  address: Address,
  facts: { language: Language; level?: Level; state?: ContactState },
): Promise<Contact> {
  const id = newId<'Contact'>();
  const key = await storeDataKey(ctx);
  const cell = { table: 'contact_points', column: 'address', row: id, owner: id };
  await ctx.sql(
    `INSERT INTO contact_points (id, channel, address_index, address, key_id, state, language, level, level_agreed_at,
                                 zone, created_at, block_index)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      address.channel,
      addressIndex(ctx, address),
      seal(key, cell, address.value),
      key.id,
      facts.state ?? 'unverified',
      facts.language,
      facts.level ?? 'COVERT',
      facts.level ? ctx.now : null,
      ctx.config.DEFAULT_ZONE,
      ctx.now,
      blockIndex(ctx, address),
    ],
  );
  await record(ctx, 'contact.added', { kind: 'contact', id });
  const contact = await lockContact(ctx, address);
  if (!contact) throw new Error('a contact just added is not there');
  return contact;
}

/** HMAC of the address, by which it is found without being read. */
export function addressIndex(
  ctx: Pick<Context, 'keys'>,
  { channel, value, side }: Address,
): Buffer {
  const purpose = channel === 'sms' ? 'phone' : 'telegram';
  return ctx.keys.blindIndex(side ? `${side}-${purpose}` : purpose, value);
}

/** HMAC of a phone number without its last three digits, so that numbers side by side can be counted together; null on Telegram. */
export function blockIndex(ctx: Pick<Context, 'keys'>, { channel, value }: Address): Buffer | null {
  return channel === 'sms' ? ctx.keys.blindIndex('phone-block', value.slice(0, -3)) : null;
}

/** A contact with its key opened. */
export function contactOf(ctx: Context, row: ContactRow): Contact {
  const { id, channel, state, startsAs, language, level, levelAgreedAt } = row;
  const { hoursFrom, hoursTo, zone, pausedUntil } = row;
  const key = ctx.keys.unwrap({
    id: row.keyId,
    wrapped: row.wrapped,
    kekVersion: row.kekVersion,
  });
  return {
    ...{ id, channel, state, startsAs, language, level, levelAgreedAt },
    ...{ hoursFrom, hoursTo, zone, pausedUntil, key },
  };
}
