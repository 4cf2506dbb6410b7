import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { open } from '../kernel/sealed.js';
import { CONTACT, contactOf } from './contact.js';
import type { Contact, ContactRow } from './contact.js';
import { nicknameCell } from './patients-of.js';
import { isPaused } from './reached.js';

/** A patient's number as staff see it. */
export interface PatientNumber {
  id: Id<'Contact'>;
  channel: Contact['channel'];
  state: Contact['state'];
  /** E.164, or the chat's id. */
  address: string;
  nickname: string | null;
  /** Raised with each change of how its holder is spoken to. */
  rev: number;
  confirmed: boolean;
  /** It came in the last 24 hours: no code goes there. */
  isNew: boolean;
  /** How many other patients share it. */
  others: number;
  language: Contact['language'];
  level: Contact['level'];
  levelAgreedAt: Date | null;
  hoursFrom: string;
  hoursTo: string;
  /** Their first day with texts again; null where it is not paused now. */
  pausedUntil: string | null;
}

interface Row extends ContactRow {
  rev: number;
  nickname: Buffer | null;
  confirmed: boolean;
  isNew: boolean;
  others: number;
}

const FROZEN_MINUTES = 24 * 60;

/** A patient's numbers and chats, opened; the caller has decided that they may be read. */
export async function numbersOf(
  ctx: Context,
  patientId: Id<'Patient'>,
  key: DataKey | null,
): Promise<PatientNumber[]> {
  const rows = await ctx.sql<Row>(
    `SELECT ${CONTACT.columns}, c.rev, l.nickname, l.confirmed,
            coalesce(l.linked_at > $2, false) AS "isNew",
            (SELECT count(*)::int FROM patient_contacts o
             WHERE o.contact_id = c.id AND o.patient_id <> $1) AS others
     FROM ${CONTACT.from} JOIN patient_contacts l ON l.contact_id = c.id
     WHERE l.patient_id = $1 ORDER BY c.channel, c.id`,
    [patientId, addMinutes(ctx.now, -FROZEN_MINUTES)],
  );
  return rows.map((row) => numberOf(ctx, row, { patientId, key }));
}

function numberOf(
  ctx: Context,
  row: Row,
  { patientId, key }: { patientId: Id<'Patient'>; key: DataKey | null },
): PatientNumber {
  const contact = contactOf(ctx, row);
  const { id, channel, state, language, level, levelAgreedAt } = contact;
  const { hoursFrom, hoursTo } = contact;
  const pausedUntil = isPaused(contact, ctx.now) ? contact.pausedUntil : null;
  const cell = { table: 'contact_points', column: 'address', row: id, owner: id };
  const { rev, confirmed, isNew, others } = row;
  return {
    ...{ id, channel, state, language, level, levelAgreedAt, hoursFrom, hoursTo, pausedUntil },
    ...{ rev, confirmed, isNew, others },
    address: open(contact.key, cell, row.address),
    nickname: key && row.nickname ? open(key, nicknameCell(patientId, id), row.nickname) : null,
  };
}
