import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { renameSpeciality } from '../staff/index.js';
import { assertCodeFree } from './services.js';

/** Names a speciality anew; the accounts that name it follow. Throws `changed-meanwhile`, `service.code-taken`. */
export async function changeSpeciality(
  ctx: Context,
  id: Id<'Speciality'>,
  change: { rev: number; code: string },
): Promise<void> {
  assertMay(ctx.actor, 'service.manage');
  const code = change.code.trim();
  await assertCodeFree(ctx, 'specialities', { code, id });
  const [before] = await ctx.sql<{ code: string; rev: number }>(
    'SELECT code, rev FROM specialities WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!before) throw new DomainError('not-found', { what: 'speciality' });
  if (before.rev !== change.rev) throw new DomainError('changed-meanwhile', { rev: before.rev });
  await ctx.sql('UPDATE specialities SET code = $2, rev = rev + 1 WHERE id = $1', [id, code]);
  await renameSpeciality(ctx, before.code, code);
  await record(ctx, 'speciality.changed', { kind: 'service', id });
}

/** Takes a speciality away that no service asks for. Throws `service.needs-it`. */
export async function removeSpeciality(ctx: Context, id: Id<'Speciality'>): Promise<void> {
  assertMay(ctx.actor, 'service.manage');
  const asked = await ctx.sql('SELECT 1 FROM services WHERE speciality_id = $1 LIMIT 1', [id]);
  if (asked.length) throw new DomainError('service.needs-it');
  const gone = await ctx.sql('DELETE FROM specialities WHERE id = $1 RETURNING id', [id]);
  if (!gone.length) throw new DomainError('not-found', { what: 'speciality' });
  await record(ctx, 'speciality.removed', { kind: 'service', id });
}
