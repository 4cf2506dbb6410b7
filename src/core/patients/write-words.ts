import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { open } from '../kernel/sealed.js';
import { nameTokens } from './name-tokens.js';
import { nameCell } from './patients-of.js';

/** Puts the words of a name into the search index, in place of those before. */
export async function writeWords(
  ctx: Context,
  patientId: Id<'Patient'>,
  name: string | null,
): Promise<void> {
  const tokens = name ? nameTokens(ctx.keys, name) : [];
  await ctx.sql('DELETE FROM patient_words WHERE patient_id = $1 AND token <> ALL($2::bytea[])', [
    patientId,
    tokens,
  ]);
  await ctx.sql(
    `INSERT INTO patient_words (token, patient_id) SELECT unnest($2::bytea[]), $1 ON CONFLICT DO NOTHING`,
    [patientId, tokens],
  );
  await ctx.sql('UPDATE patients SET indexed = true WHERE id = $1', [patientId]);
}

interface Row {
  id: Id<'Patient'>;
  name: Buffer;
  keyId: string;
  wrapped: Buffer;
  kekVersion: number;
}

/** Indexes names that were written before there was an index. Gives how many were done; none is left when it gives 0. */
export async function indexNames(ctx: Context, limit: number): Promise<number> {
  const rows = await ctx.sql<Row>(
    `SELECT p.id, p.name, k.id AS "keyId", k.wrapped, k.kek_version AS "kekVersion"
     FROM patients p JOIN data_keys k ON k.id = p.key_id
     WHERE NOT p.indexed AND p.name IS NOT NULL ORDER BY p.id LIMIT $1 FOR UPDATE OF p SKIP LOCKED`,
    [limit],
  );
  for (const { id, name, keyId, wrapped, kekVersion } of rows) {
    const key = ctx.keys.unwrap({ id: keyId, wrapped, kekVersion });
    await writeWords(ctx, id, open(key, nameCell(id), name));
  }
  const [first] = rows;
  if (first)
    await record(ctx, 'patient.indexed', {
      kind: 'patient',
      id: first.id,
      facts: { names: rows.length },
    });
  return rows.length;
}
