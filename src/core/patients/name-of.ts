import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { open } from '../kernel/sealed.js';
import { nameCell } from './patients-of.js';

interface Row {
  ref: string;
  name: Buffer | null;
  keyId: string;
  wrapped: Buffer;
  kekVersion: number;
}

/** A patient's public reference and legal name, for checking identity; the caller has decided that it may be read. The read is noted. */
export async function nameOf(
  ctx: Context,
  id: Id<'Patient'>,
): Promise<{ ref: string; name: string | null }> {
  const [row] = await ctx.sql<Row>(
    `SELECT p.public_ref AS ref, p.name, k.id AS "keyId", k.wrapped, k.kek_version AS "kekVersion"
     FROM patients p JOIN data_keys k ON k.id = p.key_id WHERE p.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('not-found', { what: 'patient' });
  await record(ctx, 'patient.named', { kind: 'patient', id });
  const { ref, name, keyId, wrapped, kekVersion } = row;
  const key = ctx.keys.unwrap({ id: keyId, wrapped, kekVersion });
  return { ref, name: name && open(key, nameCell(id), name) };
}
