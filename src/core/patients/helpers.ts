import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { open, seal } from '../kernel/sealed.js';
import { assertMayOpen } from '../consent/index.js';
import type { HelperOf } from './helper-texts.js';
import { lockActive, patientFile } from './patient-row.js';
import type { PatientFile } from './patient-row.js';

/** Someone a patient named to collect for them (FHIR RelatedPerson). */
export interface Helper {
  id: Id<'Helper'>;
  name: string;
  /** Whether their own phone is told when something is ready. */
  texts: 'none' | 'asked' | 'agreed' | 'stopped';
}

const MOST = 5;

const nameCellOf = (id: string, owner: string) => ({
  table: 'helpers',
  column: 'name',
  row: id,
  owner,
});

/** Names someone who may collect; the name is sealed and shown where the parcel is handed over. */
export async function addHelper(
  ctx: Context,
  patientId: Id<'Patient'>,
  name: string,
): Promise<Id<'Helper'>> {
  assertMay(ctx.actor, 'patient.edit');
  const { key } = await lockActive(ctx, patientId);
  await assertMayOpen(ctx, patientId, 'details');
  const [count] = await ctx.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM helpers WHERE patient_id = $1 AND ended_at IS NULL',
    [patientId],
  );
  if ((count?.n ?? 0) >= MOST) throw new DomainError('invalid', { field: 'name' });
  const id = newId<'Helper'>();
  await ctx.sql(
    `INSERT INTO helpers (id, patient_id, name, scope, added_at) VALUES ($1, $2, $3, 'collect', $4)`,
    [id, patientId, seal(key, nameCellOf(id, patientId), name), ctx.now],
  );
  await record(ctx, 'helper.added', { kind: 'patient', id: patientId, facts: { helper: id } });
  return id;
}

/** A helper helps no more. */
export async function endHelper(ctx: Context, { patientId, helperId }: HelperOf): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  await assertMayOpen(ctx, patientId, 'details');
  if (!(await endHelping(ctx, { patientId, helperId })))
    throw new DomainError('not-found', { what: 'helper' });
}

/** Ends a helper, who is told nothing any more; false where they had ended. The caller has decided that it may be. */
export async function endHelping(
  ctx: Context,
  { patientId, helperId }: HelperOf,
): Promise<boolean> {
  const rows = await ctx.sql(
    `UPDATE helpers SET ended_at = $3, contact_id = NULL, asked_at = NULL, agreed_at = NULL, scope = 'collect'
     WHERE id = $1 AND patient_id = $2 AND ended_at IS NULL RETURNING id`,
    [helperId, patientId, ctx.now],
  );
  if (!rows.length) return false;
  const facts = { helper: helperId };
  await record(ctx, 'helper.ended', { kind: 'patient', id: patientId, facts });
  return true;
}

/** The names of a patient's helpers, for who hands over to one; the caller has decided that they may be read. */
export async function helpersNamed(
  ctx: Context,
  patientId: Id<'Patient'>,
): Promise<Pick<Helper, 'id' | 'name'>[]> {
  const helpers = await helpersOf(ctx, await patientFile(ctx, patientId));
  return helpers.map(({ id, name }) => ({ id, name }));
}

/** Who may collect for a patient now. */
export async function helpersOf(
  ctx: Context,
  { id: patientId, key }: Pick<PatientFile, 'id' | 'key'>,
): Promise<Helper[]> {
  if (!key) return [];
  const rows = await ctx.sql<Omit<Helper, 'name'> & { name: Buffer }>(
    `SELECT h.id, h.name, CASE WHEN c.id IS NULL THEN 'none'
            WHEN c.state IN ('stopped', 'quarantined', 'wrong-person') THEN 'stopped'
            WHEN h.agreed_at IS NULL THEN 'asked' ELSE 'agreed' END AS texts
     FROM helpers h LEFT JOIN contact_points c ON c.id = h.contact_id
     WHERE h.patient_id = $1 AND h.ended_at IS NULL ORDER BY h.id`,
    [patientId],
  );
  return rows.map(({ id, name, texts }) => ({
    ...{ id, texts },
    name: open(key, nameCellOf(id, patientId), name),
  }));
}
