import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { open } from '../kernel/sealed.js';

/** A course as its patient knows it (FHIR MedicationRequest): a letter, never a name. */
export interface Course {
  id: Id<'Course'>;
  patientId: Id<'Patient'>;
  letter: string;
  productId: Id<'Product'>;
  /** Units a handover. */
  units: number;
  daysSupply: number;
  dueOn: Day;
  handover: 'taken-away' | 'on-site';
  proxyAllowed: boolean;
  earlyDays: number;
  withheld: boolean;
}

/** A patient reached by a number, as a turn needs them. */
export interface Patient {
  id: Id<'Patient'>;
  /** Whether the secret number or the desk has confirmed that this number is theirs. */
  confirmed: boolean;
  nickname: string | null;
  /** As registered at the desk; opened only so that no text says it. */
  legalName: string | null;
  unlockFree: boolean;
  usualSite: { id: Id<'Site'>; number: number } | null;
  key: DataKey;
  courses: Course[];
}

/** A patient as JSON carries them: bytes in base64. */
export interface PatientRow extends Omit<Patient, 'key' | 'nickname' | 'legalName'> {
  keyId: string;
  wrapped: string;
  kekVersion: number;
  sealedNickname: string | null;
  sealedName: string | null;
}

const COURSES = `
  (SELECT coalesce(json_agg(json_build_object('id', u.id, 'patientId', u.patient_id, 'letter', u.letter,
            'productId', u.product_id, 'units', u.units, 'daysSupply', u.days_supply, 'dueOn', u.due_on,
            'handover', g.handover, 'proxyAllowed', g.proxy_allowed,
            'earlyDays', g.early_days, 'withheld', u.withheld) ORDER BY u.letter), '[]')
   FROM courses u JOIN programmes g ON g.id = u.programme_id
   WHERE u.patient_id = p.id AND u.state = 'active')`;

/** Whoever is away is served at another place until that is over. */
const AWAY = `
  (SELECT a.site_id FROM aways a JOIN sites o ON o.id = a.site_id AND o.active
   WHERE a.patient_id = p.id AND a.ended_at IS NULL
     AND a.ends_at > (SELECT now() + make_interval(secs => offset_seconds) FROM clock))`;

/** The living patients reached by a contact as one JSON value, oldest link first, with their active courses; `contact` is SQL for its id. */
export const patientsJson = (contact: string): string => `
  (SELECT coalesce(json_agg(json_build_object('id', p.id, 'confirmed', l.confirmed,
            'sealedNickname', encode(l.nickname, 'base64'), 'sealedName', encode(p.name, 'base64'), 'unlockFree', p.unlock_free,
            'usualSite', CASE WHEN s.id IS NULL THEN NULL
                         ELSE json_build_object('id', s.id, 'number', s.number) END,
            'keyId', k.id, 'wrapped', encode(k.wrapped, 'base64'), 'kekVersion', k.kek_version,
            'courses', ${COURSES}) ORDER BY p.id), '[]')
   FROM patient_contacts l
   JOIN patients p ON p.id = l.patient_id AND p.state = 'active'
   JOIN data_keys k ON k.id = p.key_id
   LEFT JOIN sites s ON s.id = coalesce(${AWAY}, p.usual_site_id)
   WHERE l.contact_id = ${contact})`;

/** The living patients reached by a contact, oldest link first, with their active courses. */
export async function patientsOf(ctx: Context, contactId: Id<'Contact'>): Promise<Patient[]> {
  const [row] = await ctx.sql<{ patients: PatientRow[] }>(
    `SELECT ${patientsJson('$1')} AS patients`,
    [contactId],
  );
  return (row?.patients ?? []).map((each) => patientOf(ctx, each, contactId));
}

/** A patient with their key and names opened. */
export function patientOf(ctx: Context, row: PatientRow, contactId: Id<'Contact'>): Patient {
  const { id, confirmed, unlockFree, usualSite, courses, sealedNickname, keyId, kekVersion } = row;
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const key = ctx.keys.unwrap({ id: keyId, wrapped: bytes(row.wrapped), kekVersion });
  const nickname = sealedNickname && open(key, nicknameCell(id, contactId), bytes(sealedNickname));
  const legalName = row.sealedName && open(key, nameCell(id), bytes(row.sealedName));
  return { id, confirmed, unlockFree, usualSite, courses, key, nickname, legalName };
}

/** Where a legal name is sealed. */
export function nameCell(id: Id<'Patient'>) {
  return { table: 'patients', column: 'name', row: id, owner: id };
}

/** Where a nickname is sealed. */
export function nicknameCell(patientId: Id<'Patient'>, contactId: Id<'Contact'>) {
  return {
    table: 'patient_contacts',
    column: 'nickname',
    row: `${patientId}:${contactId}`,
    owner: patientId,
  };
}
