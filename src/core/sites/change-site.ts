import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { isZone } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { assertFree } from './add-site.js';
import { areHours } from './opening.js';
import type { Hours } from './site.js';

export interface ChangeSite {
  /** The rev that the change was made from. */
  rev: number;
  number: number;
  privateName: string;
  zone: string;
  hours: Hours;
  windowCapacity: number;
  posterWord: string | null;
}

/** What a place is worked on by: its state and rev, locked. */
export interface LockedSite {
  number: number;
  state: 'open' | 'closed' | 'retired';
  rev: number;
}

/** Changes a place; what is kept to hours that it gives up is moved by `pickups.move`, visits by `visits.move`. Throws `changed-meanwhile`, `place.retired`, `place.number-taken`, `place.word-taken`. */
export async function changeSite(ctx: Context, id: Id<'Site'>, change: ChangeSite): Promise<void> {
  assertMayAt(ctx.actor, 'place.manage', id);
  const { rev, number, privateName, zone, hours, windowCapacity } = change;
  const before = await lockSite(ctx, id, rev);
  if (before.state === 'retired') throw new DomainError('place.retired');
  if (!isZone(zone)) throw new DomainError('invalid', { field: 'zone' });
  if (!areHours(hours)) throw new DomainError('invalid', { field: 'hours' });
  const word = change.posterWord?.trim().toLowerCase() ?? null;
  await assertFree(ctx, { id, number, word });
  await ctx.sql(
    `UPDATE sites SET number = $2, private_name = $3, zone = $4, hours = $5, window_capacity = $6,
       poster_word = $7, rev = rev + 1, updated_at = $8 WHERE id = $1`,
    [id, number, privateName, zone, JSON.stringify(hours), windowCapacity, word, ctx.now],
  );
  const facts = { number, was: before.number };
  await record(ctx, 'place.changed', { kind: 'site', id, facts });
  ctx.later('pickups.move', {});
  ctx.later('visits.move', {});
}

/** Locks a place at the rev that its change was made from. Throws `not-found`, `changed-meanwhile`. */
export async function lockSite(ctx: Context, id: Id<'Site'>, rev: number): Promise<LockedSite> {
  // Before its row: whoever books there just now holds this, and refers to the row next.
  await ctx.sql('SELECT pg_advisory_xact_lock(place_key($1))', [id]);
  const [site] = await ctx.sql<LockedSite>(
    'SELECT number, state, rev FROM sites WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!site) throw new DomainError('not-found', { what: 'place' });
  if (site.rev !== rev) throw new DomainError('changed-meanwhile', { rev: site.rev });
  return site;
}
