import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { isZone } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import type { Id } from '../kernel/ids.js';
import { areHours } from './opening.js';
import { Site } from './site.js';
import type { Hours } from './site.js';

export interface AddSite {
  number: number;
  privateName: string;
  zone: string;
  hours: Hours;
  posterWord?: string;
  windowCapacity?: number;
}

/** Opens a place under a number that no other has. */
export async function addSite(ctx: Context, input: AddSite): Promise<Site> {
  assertMay(ctx.actor, 'place.manage');
  if (!isZone(input.zone)) throw new DomainError('invalid', { field: 'zone' });
  if (!areHours(input.hours)) throw new DomainError('invalid', { field: 'hours' });
  const { posterWord = null, ...facts } = input;
  const word = posterWord?.trim().toLowerCase() ?? null;
  await assertFree(ctx, { id: null, number: input.number, word });
  const site = await Site.create({ ...facts, id: newId<'Site'>(), posterWord: word });
  await record(ctx, 'place.added', { kind: 'site', id: site.id, facts: { number: site.number } });
  return site;
}

/** Throws `place.number-taken` or `place.word-taken` where another place has the number or the word. */
export async function assertFree(
  ctx: Context,
  { id, number, word }: { id: Id<'Site'> | null; number: number; word: string | null },
): Promise<void> {
  await ctx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('sites', 2))`, []);
  const others = await ctx.sql<{ number: number }>(
    'SELECT number FROM sites WHERE id IS DISTINCT FROM $1 AND (number = $2 OR poster_word = $3)',
    [id, number, word],
  );
  if (others.some((other) => other.number === number))
    throw new DomainError('place.number-taken', { number });
  if (others.length) throw new DomainError('place.word-taken');
}
