import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { open } from '../kernel/sealed.js';
import { nameCell } from './patients-of.js';
import type { FoundPatient } from './search-patients.js';

/** A patient's own row, with the key opened; null key once it was shredded. */
export interface PatientFile {
  id: Id<'Patient'>;
  publicRef: string;
  state: FoundPatient['state'];
  rev: number;
  key: DataKey | null;
  name: string | null;
  clinicNumber: string | null;
  usualSiteId: Id<'Site'> | null;
  usualPlace: number | null;
  unlockFree: boolean;
  hasSecret: boolean;
  mergedInto: Id<'Patient'> | null;
  /** They said in the last day that they expected no code. */
  hasRefused: boolean;
  phoneSkills: { skills: string[]; on: string } | null;
  createdAt: Date;
}

interface Row extends Omit<PatientFile, 'key' | 'name' | 'clinicNumber'> {
  name: Buffer | null;
  clinicNumber: Buffer | null;
  keyId: string | null;
  wrapped: Buffer;
  kekVersion: number;
}

/** Reads, and with `lock` holds, one patient's row; throws `not-found`. */
export async function patientFile(
  ctx: Context,
  id: Id<'Patient'>,
  { lock = false }: { lock?: boolean } = {},
): Promise<PatientFile> {
  const [row] = await ctx.sql<Row>(
    `SELECT p.id, p.public_ref AS "publicRef", p.state, p.rev, p.name, p.clinic_number AS "clinicNumber",
            p.usual_site_id AS "usualSiteId",
            (SELECT number FROM sites WHERE id = p.usual_site_id) AS "usualPlace",
            p.unlock_free AS "unlockFree",
            p.secret_number IS NOT NULL AS "hasSecret", p.merged_into AS "mergedInto",
            coalesce(p.code_refused_at > $2::timestamptz - interval '24 hours', false) AS "hasRefused",
            p.phone_skills AS "phoneSkills", p.created_at AS "createdAt",
            k.id AS "keyId", k.wrapped, k.kek_version AS "kekVersion"
     FROM patients p LEFT JOIN data_keys k ON k.id = p.key_id
     WHERE p.id = $1 ${lock ? 'FOR NO KEY UPDATE OF p' : ''}`,
    [id, ctx.now],
  );
  if (!row) throw new DomainError('not-found', { what: 'patient' });
  const { name, clinicNumber, keyId, wrapped, kekVersion, ...rest } = row;
  const key = keyId ? ctx.keys.unwrap({ id: keyId, wrapped, kekVersion }) : null;
  return {
    ...rest,
    key,
    name: key && name ? open(key, nameCell(id), name) : null,
    clinicNumber: key && clinicNumber ? open(key, clinicCell(id), clinicNumber) : null,
  };
}

type State = PatientFile['state'];

/** Locks a living patient of this clinic to change them; throws `patient.not-active` for a closed record. */
export const lockActive = (ctx: Context, id: Id<'Patient'>) => lockIn(ctx, id, ['active']);

/**
 * Locks a record that its person, or who attests for them, lets a reader into: a closed one too, for it may have to be
 * opened again or erased. A double is read where it was joined to; of who was erased nothing is left. Throws `patient.not-active`.
 */
export const lockToLetIn = (ctx: Context, id: Id<'Patient'>) =>
  lockIn(ctx, id, ['active', 'died', 'transferred']);

async function lockIn(
  ctx: Context,
  id: Id<'Patient'>,
  states: readonly State[],
): Promise<PatientFile & { key: DataKey }> {
  const file = await patientFile(ctx, id, { lock: true });
  if (!states.includes(file.state) || !file.key) throw new DomainError('patient.not-active');
  return { ...file, key: file.key };
}

/** Where a clinic number is sealed. */
export function clinicCell(id: Id<'Patient'>) {
  return { table: 'patients', column: 'clinic_number', row: id, owner: id };
}
