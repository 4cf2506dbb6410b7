import { record } from '../audit/index.js';
import { assertMay, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { lockSite } from '../sites/index.js';

/** What visits are for (FHIR HealthcareService). */
export interface Service {
  id: Id<'Service'>;
  code: string;
  minutes: number;
  /** Visits in one slot. */
  capacity: number;
  /** How far ahead it is booked. */
  horizonDays: number;
  /** How long before it must be booked. */
  noticeMinutes: number;
  specialityId: Id<'Speciality'> | null;
  /** The programme that is given at it, on site. */
  programmeId: Id<'Programme'> | null;
  remindHours: number[];
  noShowAfterMinutes: number;
  active: boolean;
  rev: number;
}

export type NewService = Pick<Service, 'code' | 'minutes'> &
  Partial<Omit<Service, 'id' | 'code' | 'minutes' | 'rev'>>;

const SERVICE = `
  SELECT s.id, s.code, s.minutes, s.capacity, s.horizon_days AS "horizonDays",
         s.notice_minutes AS "noticeMinutes", s.speciality_id AS "specialityId",
         s.programme_id AS "programmeId", s.remind_hours AS "remindHours",
         s.no_show_after_minutes AS "noShowAfterMinutes", s.active, s.rev
  FROM services s`;

/** Every service, those in use first, by code. */
export function listServices(ctx: Context): Promise<Service[]> {
  assertMay(ctx.actor, 'visit.read');
  return ctx.sql<Service>(`${SERVICE} ORDER BY s.active DESC, lower(s.code)`, []);
}

const USUAL = {
  ...{ capacity: 1, horizonDays: 60, noticeMinutes: 60, noShowAfterMinutes: 60 },
  ...{ specialityId: null, programmeId: null, remindHours: [168, 24, 2], active: true },
};

/** Adds a service. Throws `service.code-taken`. */
export async function addService(ctx: Context, input: NewService): Promise<Id<'Service'>> {
  assertMay(ctx.actor, 'service.manage');
  const id = newId<'Service'>();
  await assertCodeFree(ctx, 'services', { code: input.code, id });
  await ctx.sql(
    `INSERT INTO services (id, code, minutes, capacity, horizon_days, notice_minutes, speciality_id,
       programme_id, remind_hours, no_show_after_minutes, active)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, ...valuesOf({ ...USUAL, ...input })],
  );
  await record(ctx, 'service.added', { kind: 'service', id });
  return id;
}

/** Changes a service; what is booked stays as long as it was, unless it is given no more, or by others. Throws `changed-meanwhile`, `service.code-taken`. */
export async function changeService(
  ctx: Context,
  id: Id<'Service'>,
  { rev, ...input }: Omit<Service, 'id'>,
): Promise<void> {
  assertMay(ctx.actor, 'service.manage');
  await assertCodeFree(ctx, 'services', { code: input.code, id });
  // Before its row: whoever books it just now holds this, and refers to the row next.
  await ctx.sql('SELECT pg_advisory_xact_lock(service_key($1))', [id]);
  const changed = await ctx.sql(
    `UPDATE services SET code = $2, minutes = $3, capacity = $4, horizon_days = $5, notice_minutes = $6,
       speciality_id = $7, programme_id = $8, remind_hours = $9, no_show_after_minutes = $10,
       active = $11, rev = rev + 1 WHERE id = $1 AND rev = $12 RETURNING id`,
    [id, ...valuesOf(input), rev],
  );
  if (!changed.length) throw new DomainError('changed-meanwhile');
  await record(ctx, 'service.changed', { kind: 'service', id });
  ctx.later('visits.move', {});
}

function valuesOf(service: Omit<Service, 'id' | 'rev'>): unknown[] {
  return [
    ...[service.code.trim(), service.minutes, service.capacity, service.horizonDays],
    ...[service.noticeMinutes, service.specialityId, service.programmeId, service.remindHours],
    ...[service.noShowAfterMinutes, service.active],
  ];
}

/** Says which services a place does not give; the others it gives where someone for them is on the roster. Throws `changed-meanwhile`. */
export async function giveServicesAt(
  ctx: Context,
  siteId: Id<'Site'>,
  { rev, not }: { rev: number; not: readonly Id<'Service'>[] },
): Promise<void> {
  assertMayAt(ctx.actor, 'service.manage', siteId);
  await lockSite(ctx, siteId, rev);
  await ctx.sql('DELETE FROM site_services_not WHERE site_id = $1', [siteId]);
  await ctx.sql(
    `INSERT INTO site_services_not (site_id, service_id)
     SELECT $1, s.id FROM services s WHERE s.id = ANY($2)`,
    [siteId, not],
  );
  await ctx.sql('UPDATE sites SET rev = rev + 1 WHERE id = $1', [siteId]);
  await record(ctx, 'place.services-changed', {
    kind: 'site',
    id: siteId,
    facts: { not: not.length },
  });
  ctx.later('visits.move', {});
}

/** The services that a place does not give, and the rev of the place that they stand at. */
export async function servicesNotAt(
  ctx: Context,
  siteId: Id<'Site'>,
): Promise<{ rev: number; not: Id<'Service'>[] }> {
  assertMayAt(ctx.actor, 'visit.read', siteId);
  const [place] = await ctx.sql<{ rev: number; not: Id<'Service'>[] }>(
    `SELECT s.rev, ARRAY(SELECT n.service_id FROM site_services_not n WHERE n.site_id = s.id) AS not
     FROM sites s WHERE s.id = $1`,
    [siteId],
  );
  if (!place) throw new DomainError('not-found', { what: 'site' });
  return place;
}

/** A speciality by the code that staff accounts name. Throws `service.code-taken`. */
export async function addSpeciality(ctx: Context, code: string): Promise<Id<'Speciality'>> {
  assertMay(ctx.actor, 'service.manage');
  const id = newId<'Speciality'>();
  await assertCodeFree(ctx, 'specialities', { code, id });
  await ctx.sql('INSERT INTO specialities (id, code) VALUES ($1, $2)', [id, code.trim()]);
  await record(ctx, 'speciality.added', { kind: 'service', id });
  return id;
}

/** Every speciality, by code. */
export function listSpecialities(
  ctx: Context,
): Promise<{ id: Id<'Speciality'>; code: string; rev: number }[]> {
  assertMay(ctx.actor, 'visit.read');
  return ctx.sql('SELECT id, code, rev FROM specialities ORDER BY lower(code)', []);
}

/** Throws `service.code-taken` where another row of the table has that code. */
export async function assertCodeFree(
  ctx: Context,
  table: 'services' | 'specialities',
  { code, id }: { code: string; id: string },
): Promise<void> {
  const rows = await ctx.sql(
    `SELECT 1 FROM ${table} WHERE lower(code) = lower(btrim($1)) AND id <> $2`,
    [code, id],
  );
  if (rows.length) throw new DomainError('service.code-taken');
}
