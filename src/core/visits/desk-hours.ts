import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { changeRoster, endRoster } from './rosters.js';
import { touchedBy } from './touched.js';
import type { Touched } from './touched.js';

/** Somebody whom patients can be booked with. */
export interface Practitioner {
  id: Id<'Staff'>;
  name: string;
  speciality: string | null;
}

/** Who works at a place and may be on its roster: who is on it first, by name; there are no more than 500 (`staff_few`). */
export async function practitionersAt(ctx: Context, siteId: Id<'Site'>): Promise<Practitioner[]> {
  assertMayAt(ctx.actor, 'visit.read', siteId);
  return ctx.sql<Practitioner>(
    `SELECT w.id, w.name, w.speciality FROM staff w
     WHERE w.state = 'active'
       AND (w.every_site OR EXISTS (SELECT FROM staff_sites x WHERE x.staff_id = w.id AND x.site_id = $1))
       AND (w.role IN ('doctor', 'officer')
            OR EXISTS (SELECT FROM rosters r WHERE r.staff_id = w.id AND r.site_id = $1))
     ORDER BY NOT EXISTS (SELECT FROM rosters r WHERE r.staff_id = w.id AND r.site_id = $1), w.name, w.id`,
    [siteId],
  );
}

/** The booked visits that would stand outside a person's hours, from a day on, if these took the place of one line of the roster: `hours` null takes the line away. */
export async function touchedByRoster(
  ctx: Context,
  id: Id<'Roster'>,
  change: {
    on: Day;
    hours: { from: string; to: string } | null;
    validUntil?: Day | null | undefined;
  },
): Promise<Touched> {
  const [line] = await ctx.sql<{ staffId: Id<'Staff'>; rev: number; validUntil: Day | null }>(
    'SELECT staff_id AS "staffId", rev, valid_until::text AS "validUntil" FROM rosters WHERE id = $1',
    [id],
  );
  if (!line) throw new DomainError('not-found', { what: 'roster' });
  const { rev, staffId } = line;
  const { on, hours, validUntil = line.validUntil } = change;
  return touchedBy(ctx, { kind: 'staff', id: staffId }, () =>
    hours
      ? changeRoster(ctx, id, { rev, on, validUntil, ...hours })
      : endRoster(ctx, id, { rev, on }),
  );
}
