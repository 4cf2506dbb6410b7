import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { Hours } from './site.js';

/** What the rules of opening need of a place. */
export interface OpenSite {
  id: Id<'Site'>;
  number: number;
  zone: string;
  hours: Hours;
  windowCapacity: number;
  /** Days on which it is closed although the hours say otherwise. */
  closures: Day[];
}

/** What went by uncollected is counted in open days, as far back as this. */
const CLOSURES_BACK_DAYS = 121;

const openSites = (now: string) => `
  SELECT s.id, s.number, s.zone, s.hours, s.window_capacity AS "windowCapacity",
         ARRAY(SELECT c.day::text FROM site_closures c
               WHERE c.site_id = s.id AND c.day >= ${now}::timestamptz::date - ${CLOSURES_BACK_DAYS}) AS closures
  FROM sites s WHERE s.active`;
const OPEN_SITES = openSites('$1');

/** One place in use as a JSON value of a larger statement, null where there is none; `id` and `now` are SQL. */
export const siteJson = (id: string, now: string): string =>
  `(SELECT to_json(open) FROM (${openSites(now)} AND s.id = ${id}) AS open)`;

/** The places in use, in the deployment's order (their numbers). */
export function listSites(ctx: Context): Promise<OpenSite[]> {
  return ctx.sql<OpenSite>(`${OPEN_SITES} ORDER BY s.number`, [ctx.now]);
}

/** One place in use, or null. */
export async function findSite(ctx: Context, id: Id<'Site'>): Promise<OpenSite | null> {
  const [site] = await ctx.sql<OpenSite>(`${OPEN_SITES} AND s.id = $2`, [ctx.now, id]);
  return site ?? null;
}

/** One place in use by the number on the wallet card, or null. */
export async function findSiteByNumber(ctx: Context, number: number): Promise<OpenSite | null> {
  const [site] = await ctx.sql<OpenSite>(`${OPEN_SITES} AND s.number = $2`, [ctx.now, number]);
  return site ?? null;
}

/** The place whose poster bears this word, or null. */
export async function findSiteByPoster(ctx: Context, word: string): Promise<OpenSite | null> {
  const [site] = await ctx.sql<OpenSite>(`${OPEN_SITES} AND s.poster_word = $2`, [ctx.now, word]);
  return site ?? null;
}
