import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { isZone } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
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
  if (await Site.findOne({ where: { number: input.number } }))
    throw new DomainError('place.number-taken', { number: input.number });

  const { posterWord = null, ...facts } = input;
  const word = posterWord?.trim().toLowerCase() ?? null;
  const site = await Site.create({ ...facts, id: newId<'Site'>(), posterWord: word });
  await record(ctx, 'place.added', { kind: 'site', id: site.id, facts: { number: site.number } });
  return site;
}
