import { record } from '../audit/index.js';
import { assertMay, placesOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Role } from '../kernel/permissions.js';
import type { Site } from '../sites/index.js';

/** A person with an account (FHIR Practitioner with one PractitionerRole). */
export interface Staff {
  id: Id<'Staff'>;
  email: string;
  name: string;
  role: Role;
  state: 'active' | 'suspended' | 'deleted';
  everySite: boolean;
  /** Where they work; empty for those who work everywhere. */
  siteIds: Id<'Site'>[];
  speciality: string | null;
  licenceNumber: string | null;
  hasPassword: boolean;
  hasTotp: boolean;
  /** Their number. */
  contactId: Id<'Contact'> | null;
  /** Their Telegram chat. */
  chatId: Id<'Contact'> | null;
  toldBy: 'console' | 'sms' | 'telegram';
  rev: number;
}

/** What is read of an account wherever one is needed; the secrets have readers of their own. */
export const STAFF = `
  SELECT s.id, s.email, s.name, s.role, s.state, s.every_site AS "everySite", s.speciality,
         s.licence_number AS "licenceNumber", s.password_hash IS NOT NULL AS "hasPassword",
         s.totp_secret IS NOT NULL AS "hasTotp", s.contact_id AS "contactId", s.chat_id AS "chatId",
         s.told_by AS "toldBy", s.rev,
         coalesce((SELECT array_agg(t.site_id) FROM staff_sites t WHERE t.staff_id = s.id), '{}') AS "siteIds"
  FROM staff s`;

/** One account, or null. */
export async function findStaff(ctx: Context, id: Id<'Staff'>): Promise<Staff | null> {
  const [staff] = await ctx.sql<Staff>(`${STAFF} WHERE s.id = $1`, [id]);
  return staff ?? null;
}

/** One account as an admin sees it; the look is noted. Throws as `managedStaff` does. */
export async function readStaff(ctx: Context, id: Id<'Staff'>): Promise<Staff> {
  const staff = await managedStaff(ctx, id);
  await record(ctx, 'staff.read', { kind: 'staff', id });
  return staff;
}

/** An account that the actor may manage. Throws `not-found`, also where its holder works at a place that is not the actor's: whose rights I give must be less than mine. */
export async function managedStaff(ctx: Context, id: Id<'Staff'>): Promise<Staff> {
  assertMay(ctx.actor, 'staff.manage');
  const staff = await findStaff(ctx, id);
  if (!staff || staff.state === 'deleted' || !isWithin(placesOf(ctx.actor), staff))
    throw new DomainError('not-found', { what: 'account' });
  return staff;
}

const isWithin = (own: readonly Id<'Site'>[] | null, { everySite, siteIds }: Staff) =>
  own === null || (!everySite && siteIds.every((id) => own.includes(id)));

/** Every account that is not deleted, by name. */
export function listStaff(ctx: Context): Promise<Staff[]> {
  return ctx.sql(`${STAFF} WHERE s.state <> 'deleted' ORDER BY s.name, s.id`, []);
}

/** The places a person works at, in the order of their numbers; what stands in one that is closed is still theirs to see to. */
export async function sitesOf(
  ctx: Context,
  { everySite, siteIds }: Staff,
): Promise<(Pick<Site, 'id' | 'number' | 'privateName'> & { state: 'open' | 'closed' })[]> {
  return ctx.sql(
    `SELECT id, number, private_name AS "privateName", state FROM sites
     WHERE state <> 'retired' AND ($1 OR id = ANY($2)) ORDER BY number`,
    [everySite, siteIds],
  );
}
