import { record } from '../audit/index.js';
import { accountOf, assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { seal } from '../kernel/sealed.js';
import { assertMayOpen } from '../consent/index.js';
import { finishTask } from '../tasks/index.js';
import { plainClinicNumber } from './name-tokens.js';
import { clinicCell, lockActive } from './patient-row.js';
import type { PatientFile } from './patient-row.js';
import { nameCell } from './patients-of.js';
import { setSecretNumber } from './secret-number.js';
import { writeWords } from './write-words.js';

/** What staff may change of who a patient is; what is left out stays. */
export interface PatientChange {
  /** The one it was made from. */
  rev: number;
  name?: string | undefined;
  clinicNumber?: string | null | undefined;
  usualSiteId?: Id<'Site'> | null | undefined;
  unlockFree?: boolean | undefined;
  /** Six digits, typed by the patient. */
  secretNumber?: string | undefined;
}

/** Changes a patient's details, once they are open; throws `changed-meanwhile` where someone else did. */
export async function changePatient(
  ctx: Context,
  id: Id<'Patient'>,
  change: PatientChange,
): Promise<{ rev: number }> {
  assertMay(ctx.actor, 'patient.edit');
  const file = await lockActive(ctx, id);
  await assertMayOpen(ctx, id, 'details');
  if (file.rev !== change.rev) throw new DomainError('changed-meanwhile', { rev: file.rev });
  if (change.name !== undefined) await writeWords(ctx, id, change.name);
  if (change.clinicNumber !== undefined) await setClinicNumber(ctx, file, change.clinicNumber);
  if (change.secretNumber !== undefined) await giveNewSecret(ctx, file, change.secretNumber);
  await ctx.sql(
    `UPDATE patients SET rev = rev + 1, name = $2, usual_site_id = $3, unlock_free = $4 WHERE id = $1`,
    [id, sealedName(file, change), siteOf(file, change), change.unlockFree ?? file.unlockFree],
  );
  const changed = Object.keys(change).filter((field) => field !== 'rev');
  await record(ctx, 'patient.changed', {
    kind: 'patient',
    id,
    facts: { fields: changed.sort().join() },
  });
  return { rev: file.rev + 1 };
}

/** What staff were asked, because the one before was locked or worn, is done by it. */
async function giveNewSecret(ctx: Context, { id, key }: Locked, secret: string): Promise<void> {
  await setSecretNumber(ctx, { patientId: id, key }, secret);
  if (!accountOf(ctx.actor)) return;
  for (const kind of ['unlock-locked', 'new-secret'] as const)
    await finishTask(ctx, { kind, patientId: id }, 'new-secret');
}

type Locked = Awaited<ReturnType<typeof lockActive>>;

function sealedName({ id, key, name }: Locked, change: PatientChange): Buffer | null {
  const next = change.name ?? name;
  return next === null ? null : seal(key, nameCell(id), next);
}

const siteOf = ({ usualSiteId }: PatientFile, change: PatientChange) =>
  change.usualSiteId === undefined ? usualSiteId : change.usualSiteId;

/** Gives a patient a clinic number, found by its keyed digest; throws `patient.clinic-number-taken`. */
export async function setClinicNumber(
  ctx: Context,
  { id, key }: Pick<Locked, 'id' | 'key'>,
  number: string | null,
): Promise<void> {
  const plain = plainClinicNumber(number ?? '');
  const index = plain ? ctx.keys.blindIndex('clinic-number', plain) : null;
  const taken = await ctx.sql('SELECT 1 FROM patients WHERE clinic_index = $1 AND id <> $2', [
    index,
    id,
  ]);
  if (taken.length) throw new DomainError('patient.clinic-number-taken');
  await ctx.sql('UPDATE patients SET clinic_number = $2, clinic_index = $3 WHERE id = $1', [
    id,
    index && number ? seal(key, clinicCell(id), number) : null,
    index,
  ]);
}
