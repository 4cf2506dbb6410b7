import { record } from '../audit/index.js';
import type { Subject } from '../audit/index.js';
import { assertMayAt, may, worksAt } from '../kernel/actor.js';
import type { Actor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { changesWhere, inTrouble, touchedByChange, VISITS_AHEAD } from './trouble.js';
import type { VisitChange } from './trouble.js';

/** A visit that a change would take off, or give to somebody else, for staff. */
export interface TouchedVisit {
  id: Id<'Visit'>;
  patientId: Id<'Patient'>;
  /** The number of its patient's card; null where the actor sees no visits of its place. */
  publicRef: string | null;
  staffId: Id<'Staff'>;
  day: Day;
  time: string;
  ref: number;
}

type Row = TouchedVisit & { siteId: Id<'Site'>; total: number };

/** The first hundred, and how many in all. */
export interface Touched {
  visits: TouchedVisit[];
  total: number;
}

const touchedWith = (total: string) => `
  SELECT v.id, v.patient_id AS "patientId", p.public_ref AS "publicRef", v.site_id AS "siteId",
         o.staff_id AS "staffId", v.local_day::text AS day,
         to_char(v.local_start, 'HH24:MI') AS time, v.ref, ${total} AS total
  FROM ${VISITS_AHEAD} JOIN patients p ON p.id = v.patient_id
  WHERE v.state = 'booked' AND v.start_at > $1`;
const TOUCHED = touchedWith('count(*) OVER ()::int');

/** The visits that closing a place, or one day of it, would take off. */
export async function touchedVisits(
  ctx: Context,
  siteId: Id<'Site'>,
  day: Day | null,
): Promise<Touched> {
  assertMayAt(ctx.actor, 'place.manage', siteId);
  const rows = await ctx.sql<Row>(
    `${TOUCHED} AND v.site_id = $2 AND ($3::date IS NULL OR v.local_day = $3)
     ORDER BY v.start_at, v.id LIMIT 100`,
    [ctx.now, siteId, day],
  );
  await record(ctx, 'visit.listed', { kind: 'site', id: siteId });
  return touched(ctx.actor, rows);
}

/** The booked visits that a change would leave where they cannot be: it is made, looked at and taken back, so that nothing is foretold otherwise than it comes. Refuses as the change does. */
export async function touchedBy(
  ctx: Context,
  about: Subject,
  change: () => Promise<unknown>,
): Promise<Touched> {
  const already = await inTroubleAlready(ctx);
  await ctx.sql('SAVEPOINT foretold', []);
  let rows: Row[];
  try {
    await change();
    const own = changesWhere('made_by = pg_current_xact_id()');
    rows = await touchedByOwn(ctx, await ctx.sql<VisitChange>(own, []), already);
  } finally {
    await ctx.sql('ROLLBACK TO SAVEPOINT foretold', []);
  }
  await record(ctx, 'visit.listed', about);
  return touched(ctx.actor, rows);
}

/** Visits that some earlier change has touched and nobody has moved yet: no other can be in trouble. */
async function inTroubleAlready(ctx: Context): Promise<Id<'Visit'>[]> {
  const found = new Set<Id<'Visit'>>();
  for (const each of await ctx.sql<VisitChange>(changesWhere('true'), []))
    for (const id of await touchedByChange(ctx, each, null)) found.add(id);
  return [...found];
}

/** SQL: where the visits of changes are looked for; one of the three is all that most changes have. */
const LOOKED_FOR = {
  staffId: 'o.staff_id = ANY($3) AND o.start_at > $1',
  siteId: 'v.site_id = ANY($4)',
  serviceId: 'v.service_id = ANY($5)',
} as const;
type Looked = keyof typeof LOOKED_FOR;

/** What is in trouble now and was not before, of all that the changes may have touched. */
async function touchedByOwn(
  ctx: Context,
  changes: readonly VisitChange[],
  already: readonly Id<'Visit'>[],
): Promise<Row[]> {
  if (!changes.length) return [];
  const ids: Record<Looked, string[]> = { staffId: [], siteId: [], serviceId: [] };
  for (const each of changes) {
    const by = narrowest(each);
    ids[by].push(each[by] ?? '');
  }
  const by = (Object.keys(ids) as Looked[]).filter((key) => ids[key].length);
  const values = [ctx.now, already, ids.staffId, ids.siteId, ids.serviceId];
  if (by.join() === 'serviceId' && (await areOff(ctx, ids.serviceId)))
    return ctx.sql(WHOLE_SERVICES, [ctx.now, already, ids.serviceId]);
  // Each value has its type, also where it is not looked at.
  const typed =
    '$2::uuid[] IS NOT NULL AND $3::uuid[] IS NOT NULL AND $4::uuid[] IS NOT NULL AND $5::uuid[] IS NOT NULL';
  return ctx.sql(
    `${TOUCHED} AND ${typed} AND (${by.map((key) => LOOKED_FOR[key]).join(' OR ')})
     AND ${inTrouble('$1')} AND v.id <> ALL($2) ORDER BY v.start_at, v.id LIMIT 100`,
    values,
  );
}

/** Of services that are given no more every visit ahead is in trouble: they are counted in the index alone. */
const WHOLE_SERVICES = `
  ${touchedWith(`
    ((SELECT count(*) FROM visits b WHERE b.service_id = ANY($3) AND b.state = 'booked' AND b.start_at > $1)
     - (SELECT count(*) FROM visits b WHERE b.id = ANY($2) AND b.service_id = ANY($3)
          AND b.state = 'booked' AND b.start_at > $1))::int`)}
  AND v.id IN (SELECT f.id FROM unnest($3::uuid[]) AS off, LATERAL (
    SELECT b.id FROM visits b
    WHERE b.service_id = off AND b.state = 'booked' AND b.start_at > $1 AND b.id <> ALL($2)
    ORDER BY b.start_at, b.id LIMIT 100) f)
  ORDER BY v.start_at, v.id LIMIT 100`;

async function areOff(ctx: Context, ids: readonly string[]): Promise<boolean> {
  const on = await ctx.sql('SELECT 1 FROM services WHERE id = ANY($1) AND active', [ids]);
  return on.length === 0;
}

const narrowest = ({ staffId, siteId }: VisitChange): Looked =>
  staffId ? 'staffId' : siteId ? 'siteId' : 'serviceId';

const touched = (actor: Actor, rows: readonly Row[]): Touched => ({
  visits: rows.map(({ total: _, siteId, publicRef, ...visit }) => ({
    ...visit,
    publicRef: may(actor, 'visit.read') && worksAt(actor, siteId) ? publicRef : null,
  })),
  total: rows[0]?.total ?? 0,
});
