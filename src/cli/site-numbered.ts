import type { Context } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { findSiteByNumber } from '#core/sites/index.js';
import type { OpenSite } from '#core/sites/index.js';

/** The place with this number, or a `not-found` refusal. */
export async function siteNumbered(ctx: Context, number: number): Promise<OpenSite> {
  const site = await findSiteByNumber(ctx, number);
  if (!site) throw new DomainError('not-found', { what: `place ${number}` });
  return site;
}
