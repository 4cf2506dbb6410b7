import { record } from '../audit/index.js';
import { accountOf, assertMayAt, may, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { addDays } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';

/** Hours that a person works at a place on a weekday, in local wall time (FHIR Schedule). */
export interface Roster {
  id: Id<'Roster'>;
  staffId: Id<'Staff'>;
  siteId: Id<'Site'>;
  /** ISO: 1 is Monday. */
  weekday: number;
  from: string;
  to: string;
  validFrom: Day;
  /** The last day; null for always. */
  validUntil: Day | null;
  rev: number;
}

export type NewRoster = Omit<Roster, 'id' | 'rev'>;

const ROSTER = `
  SELECT r.id, r.staff_id AS "staffId", r.site_id AS "siteId", r.weekday,
         to_char(r.from_time, 'HH24:MI') AS "from", to_char(r.to_time, 'HH24:MI') AS "to",
         r.valid_from::text AS "validFrom", r.valid_until::text AS "validUntil", r.rev
  FROM rosters r`;

/** Throws `not-allowed` unless the actor manages rosters at that place, or it is their own. */
export function assertMayRoster(ctx: Context, staffId: Id<'Staff'>, siteId: Id<'Site'>): void {
  const { actor } = ctx;
  const own = may(actor, 'roster.own') && accountOf(actor) === staffId;
  if (!(own || may(actor, 'roster.manage')) || !worksAt(actor, siteId))
    throw new DomainError('not-allowed');
}

/** The hours of a place, or of one person there, that are not over on a day; by weekday. */
export async function rostersOf(
  ctx: Context,
  of: { siteId: Id<'Site'>; staffId?: Id<'Staff'>; on: Day },
): Promise<Roster[]> {
  assertMayAt(ctx.actor, 'visit.read', of.siteId);
  await record(ctx, 'roster.listed', { kind: 'site', id: of.siteId });
  return ctx.sql<Roster>(
    `${ROSTER} WHERE r.site_id = $1 AND ($2::uuid IS NULL OR r.staff_id = $2)
       AND coalesce(r.valid_until, 'infinity') >= $3 ORDER BY r.weekday, r.from_time, r.staff_id`,
    [of.siteId, of.staffId ?? null, of.on],
  );
}

/** Puts a person on the roster. Throws `roster.two-places` where they are on it elsewhere then. */
export async function addRoster(ctx: Context, input: NewRoster): Promise<Id<'Roster'>> {
  assertMayRoster(ctx, input.staffId, input.siteId);
  if (input.from >= input.to) throw new DomainError('invalid', { field: 'to' });
  await lockRosters(ctx, input.staffId);
  await assertOnePlace(ctx, input, null);
  const id = newId<'Roster'>();
  await ctx.sql(
    `INSERT INTO rosters (id, staff_id, site_id, weekday, from_time, to_time, valid_from, valid_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[id, input.staffId, input.siteId, input.weekday, input.from, input.to],
      ...[input.validFrom, input.validUntil],
    ],
  );
  await record(ctx, 'roster.added', { kind: 'roster', id });
  return id;
}

/**
 * Changes hours from a day on: what was before that day stays as it was. The visits that are outside the new hours are
 * those that `touchedByRoster` names; `visits.move` moves them. Throws `changed-meanwhile`, `roster.two-places`.
 */
export async function changeRoster(
  ctx: Context,
  id: Id<'Roster'>,
  change: { rev: number; from: string; to: string; on: Day; validUntil: Day | null },
): Promise<Id<'Roster'>> {
  const before = await lockRoster(ctx, id, change.rev);
  await closeRoster(ctx, before, change.on);
  const { staffId, siteId, weekday } = before;
  const { from, to, validUntil } = change;
  return addRoster(ctx, {
    ...{ staffId, siteId, weekday, from, to, validUntil },
    validFrom: change.on > before.validFrom ? change.on : before.validFrom,
  });
}

/** Takes hours from the roster from a day on. Throws `changed-meanwhile`. */
export async function endRoster(
  ctx: Context,
  id: Id<'Roster'>,
  { rev, on }: { rev: number; on: Day },
): Promise<void> {
  await closeRoster(ctx, await lockRoster(ctx, id, rev), on);
  await record(ctx, 'roster.ended', { kind: 'roster', id });
}

async function lockRoster(ctx: Context, id: Id<'Roster'>, rev: number): Promise<Roster> {
  const [roster] = await ctx.sql<Roster>(`${ROSTER} WHERE r.id = $1 FOR UPDATE`, [id]);
  if (!roster) throw new DomainError('not-found', { what: 'roster' });
  assertMayRoster(ctx, roster.staffId, roster.siteId);
  if (roster.rev !== rev) throw new DomainError('changed-meanwhile');
  return roster;
}

/** Hours that had not begun are gone; others end the day before. */
async function closeRoster(ctx: Context, { id, validFrom }: Roster, on: Day): Promise<void> {
  if (validFrom >= on) await ctx.sql('DELETE FROM rosters WHERE id = $1', [id]);
  else
    await ctx.sql('UPDATE rosters SET valid_until = $2, rev = rev + 1 WHERE id = $1', [
      id,
      addDays(on, -1),
    ]);
  await record(ctx, 'roster.changed', { kind: 'roster', id });
  ctx.later('visits.move', {});
}

async function lockRosters(ctx: Context, staffId: Id<'Staff'>): Promise<void> {
  await ctx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('rosters.' || $1::text, 0))`, [
    staffId,
  ]);
}

async function assertOnePlace(
  ctx: Context,
  { staffId, weekday, from, to, validFrom, validUntil }: NewRoster,
  not: Id<'Roster'> | null,
): Promise<void> {
  const rows = await ctx.sql(
    `SELECT 1 FROM rosters WHERE staff_id = $1 AND weekday = $2 AND from_time < $4 AND to_time > $3
       AND valid_from <= coalesce($6::date, 'infinity') AND coalesce(valid_until, 'infinity') >= $5
       AND id IS DISTINCT FROM $7`,
    [staffId, weekday, from, to, validFrom, validUntil, not],
  );
  if (rows.length) throw new DomainError('roster.two-places');
}
