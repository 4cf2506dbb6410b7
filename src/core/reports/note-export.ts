import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Permission } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import type { Id } from '../kernel/ids.js';

/** What leaves, what for, whose permission lets it, and the place that it is about. */
interface Export {
  report: string;
  purpose: string;
  permission?: Permission;
  siteId?: Id<'Site'>;
}

/** Keeps that a report was looked at, and of which place; of all of the person's where none is named. */
export async function noteReport(
  ctx: Context,
  { report, siteId }: { report: string; siteId: Id<'Site'> | null },
): Promise<void> {
  assertMay(ctx.actor, 'report.read');
  await record(ctx, 'report.read', { kind: 'site', id: siteId ?? 'all', facts: { report } });
}

/** Keeps why something leaves the console, before it does; the audit holds the id, for a purpose is a person's words. */
export async function noteExport(
  ctx: Context,
  { report, purpose, permission = 'report.read', siteId }: Export,
): Promise<void> {
  assertMay(ctx.actor, permission);
  if (ctx.actor.kind !== 'staff') throw new DomainError('not-allowed');
  const { staffId } = ctx.actor;
  const id = newId<'Export'>();
  await ctx.sql(
    'INSERT INTO export_purposes (id, at, staff_id, report, purpose) VALUES ($1, $2, $3, $4, $5)',
    [id, ctx.now, staffId, report, purpose],
  );
  await record(ctx, 'report.exported', {
    kind: 'staff',
    id: staffId,
    facts: { report, export: id, ...(siteId && { site: siteId }) },
  });
}
