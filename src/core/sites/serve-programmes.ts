import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { lockSite } from './change-site.js';

/** SQL for whether a place hands a course's programme over; `site` and `course` are SQL for their ids. */
export const handsOver = (site: string, course: string): string =>
  `NOT EXISTS (SELECT 1 FROM site_programmes_not n JOIN courses c ON c.programme_id = n.programme_id
               WHERE n.site_id = ${site} AND c.id = ${course})`;

/** Says which programmes a place does not hand over; the others, and those of later, it does. Throws `changed-meanwhile`. */
export async function serveProgrammes(
  ctx: Context,
  id: Id<'Site'>,
  { rev, not }: { rev: number; not: readonly Id<'Programme'>[] },
): Promise<void> {
  assertMayAt(ctx.actor, 'place.manage', id);
  await lockSite(ctx, id, rev);
  await ctx.sql('DELETE FROM site_programmes_not WHERE site_id = $1 AND programme_id <> ALL($2)', [
    id,
    not,
  ]);
  await ctx.sql(
    `INSERT INTO site_programmes_not (site_id, programme_id)
     SELECT $1, p.id FROM programmes p WHERE p.id = ANY($2) ON CONFLICT DO NOTHING`,
    [id, not],
  );
  await ctx.sql('UPDATE sites SET rev = rev + 1 WHERE id = $1', [id]);
  await record(ctx, 'place.programmes-changed', { kind: 'site', id, facts: { not: not.length } });
}
