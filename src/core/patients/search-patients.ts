import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { toE164 } from '../kernel/phone.js';
import { open } from '../kernel/sealed.js';
import { maskName, plainClinicNumber, wordsOfName, wordToken } from './name-tokens.js';
import { nameCell } from './patients-of.js';

/** A patient as a search shows them: enough to tell two apart, no more. */
export interface FoundPatient {
  id: Id<'Patient'>;
  publicRef: string;
  /** `Am•• Ot••`. */
  hint: string | null;
  state: 'active' | 'died' | 'transferred' | 'merged' | 'erased';
  /** The number of the usual place. */
  place: number | null;
}

/** What was found by, and whether there is another page. */
export interface Found {
  by: 'phone' | 'ref' | 'clinic-number' | 'name' | 'recent';
  rows: FoundPatient[];
  more: boolean;
}

const SHOWN = 25;
const MOST_WORDS = 4;

/**
 * Finds patients by phone, public ref, clinic number or words of the name and their beginnings, by keyed digests alone.
 * Nobody is listed: without words it gives whom this person opened in the last week.
 */
export async function searchPatients(ctx: Context, text: string, page = 1): Promise<Found> {
  assertMay(ctx.actor, 'patient.find');
  const wanted = text.trim();
  const last = page * SHOWN;
  const { by, ids } = wanted ? await findBy(ctx, wanted, last + 1) : await recent(ctx);
  const rows = await loadFound(ctx, ids.slice(last - SHOWN, last));
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : 'system';
  const facts = { by, found: rows.length };
  await record(ctx, 'patient.searched', { kind: 'staff', id: staffId, facts });
  return { by, rows, more: ids.length > last };
}

interface Ids {
  by: Found['by'];
  ids: Id<'Patient'>[];
}

async function findBy(ctx: Context, text: string, most: number): Promise<Ids> {
  const ref = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^[A-Z0-9]{8}$/.test(ref)) {
    const ids = await idsOf(ctx, 'SELECT id FROM patients WHERE public_ref = $1', [ref]);
    if (ids.length) return { by: 'ref', ids };
  }
  if (/\d/.test(text)) {
    const number = await findByClinicNumber(ctx, text);
    if (number.length) return { by: 'clinic-number', ids: number };
    const phone = toE164(text, ctx.config.DEFAULT_COUNTRY);
    if (phone) return { by: 'phone', ids: await findByPhone(ctx, phone) };
  }
  return { by: 'name', ids: await findByName(ctx, text, most) };
}

/** Who has this clinic number. */
export function findByClinicNumber(ctx: Context, text: string): Promise<Id<'Patient'>[]> {
  const index = ctx.keys.blindIndex('clinic-number', plainClinicNumber(text));
  return idsOf(ctx, 'SELECT id FROM patients WHERE clinic_index = $1', [index]);
}

/** Who is reached by this number, E.164. */
export function findByPhone(ctx: Context, phone: string): Promise<Id<'Patient'>[]> {
  return idsOf(
    ctx,
    `SELECT l.patient_id AS id FROM contact_points c JOIN patient_contacts l ON l.contact_id = c.id
     WHERE c.channel = 'sms' AND c.address_index = $1 ORDER BY l.patient_id`,
    [ctx.keys.blindIndex('phone', phone)],
  );
}

/** Whose name has every one of these words, or words that begin so; the longest, and so the rarest, leads. */
export async function findByName(
  ctx: Context,
  text: string,
  most = SHOWN + 1,
): Promise<Id<'Patient'>[]> {
  const words = wordsOfName(text).sort((one, two) => two.length - one.length);
  const tokens = words.slice(0, MOST_WORDS).map((word) => wordToken(ctx.keys, word));
  if (!tokens.length) return [];
  const others = tokens
    .slice(1)
    .map(
      (_, i) =>
        `AND EXISTS (SELECT FROM patient_words o WHERE o.patient_id = w.patient_id AND o.token = $${i + 3})`,
    );
  return idsOf(
    ctx,
    `SELECT w.patient_id AS id FROM patient_words w WHERE w.token = $1 ${others.join(' ')}
     ORDER BY w.patient_id DESC LIMIT $2`,
    [tokens[0], most, ...tokens.slice(1)],
  );
}

async function recent(ctx: Context): Promise<Ids> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return { by: 'recent', ids: [] };
  const ids = await idsOf(
    ctx,
    `SELECT patient_id AS id FROM recent_patients WHERE staff_id = $1 AND at > $2
     ORDER BY at DESC LIMIT 10`,
    [actor.staffId, addMinutes(ctx.now, -WEEK_MINUTES)],
  );
  return { by: 'recent', ids };
}

const WEEK_MINUTES = 7 * 24 * 60;

async function idsOf(
  ctx: Context,
  text: string,
  values: readonly unknown[],
): Promise<Id<'Patient'>[]> {
  const rows = await ctx.sql<{ id: Id<'Patient'> }>(text, values);
  return rows.map(({ id }) => id);
}

interface Row extends Omit<FoundPatient, 'hint'> {
  name: Buffer | null;
  keyId: string | null;
  wrapped: Buffer;
  kekVersion: number;
}

/** Patients by id, in that order, as a search shows them. */
export async function loadFound(
  ctx: Context,
  ids: readonly Id<'Patient'>[],
): Promise<FoundPatient[]> {
  const rows = await ctx.sql<Row>(
    `SELECT p.id, p.public_ref AS "publicRef", p.state, s.number AS place, p.name,
            k.id AS "keyId", k.wrapped, k.kek_version AS "kekVersion"
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, nth)
     JOIN patients p ON p.id = wanted.id
     LEFT JOIN data_keys k ON k.id = p.key_id
     LEFT JOIN sites s ON s.id = p.usual_site_id
     ORDER BY wanted.nth`,
    [ids],
  );
  return rows.map(({ id, publicRef, state, place, name, keyId, wrapped, kekVersion }) => {
    const key = keyId && name ? ctx.keys.unwrap({ id: keyId, wrapped, kekVersion }) : null;
    const hint = key && name ? maskName(open(key, nameCell(id), name)) : null;
    return { id, publicRef, state, place, hint };
  });
}
