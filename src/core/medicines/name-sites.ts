import { assertMay, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { HandoverPlaces } from './programme.js';

/** Where a programme is handed over. */
export interface Named {
  places: HandoverPlaces;
  /** Which places, where they are named; else they are kept as they were. */
  sites: readonly Id<'Site'>[];
}

/** Names the places of a programme; staff add and take out only places they work at. Throws `invalid` where none is named. */
export async function nameSites(
  ctx: Context,
  id: Id<'Programme'>,
  { places, sites }: Named,
): Promise<void> {
  assertMay(ctx.actor, 'programme.manage');
  if (places !== 'named') return;
  if (!sites.length) throw new DomainError('invalid', { field: 'sites' });
  const rows = await ctx.sql<{ siteId: Id<'Site'> }>(
    'SELECT site_id AS "siteId" FROM programme_sites WHERE programme_id = $1',
    [id],
  );
  const were = rows.map(({ siteId }) => siteId);
  const added = sites.filter((site) => !were.includes(site));
  const gone = were.filter((site) => !sites.includes(site));
  if ([...added, ...gone].some((site) => !worksAt(ctx.actor, site)))
    throw new DomainError('not-allowed');
  await ctx.sql('DELETE FROM programme_sites WHERE programme_id = $1 AND site_id = ANY($2)', [
    id,
    gone,
  ]);
  const written = await ctx.sql(
    `INSERT INTO programme_sites (programme_id, site_id)
     SELECT $1, s.id FROM sites s WHERE s.id = ANY($2) RETURNING site_id`,
    [id, added],
  );
  if (written.length < added.length) throw new DomainError('not-found', { what: 'place' });
}
