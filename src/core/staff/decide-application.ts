import { record } from '../audit/index.js';
import { assertMay, assertMayAt, placesOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import type { Role } from '../kernel/permissions.js';
import { pageOf } from '../kernel/page.js';
import { enqueue } from '../outbox/index.js';
import { finishTask } from '../tasks/index.js';
import { addStaff } from './add-staff.js';
import { makeLink } from './links.js';

/** What someone who wants to work here wrote, once their phone is proved. */
export interface Proposed {
  id: Id<'Application'>;
  name: string;
  email: string;
  role: Role;
  siteId: Id<'Site'>;
  place: number;
  zone: string;
  speciality: string | null;
  licenceNumber: string | null;
  state: 'proposed' | 'approved' | 'refused';
  reason: string | null;
  createdAt: Date;
  rev: number;
}

const PROPOSED = `
  SELECT a.id, a.name, a.email, a.role, a.site_id AS "siteId", s.number AS place, s.zone, a.speciality,
         a.licence_number AS "licenceNumber", a.state, a.reason, a.created_at AS "createdAt", a.rev
  FROM staff_applications a JOIN sites s ON s.id = a.site_id`;

const SORTS = {
  at: '"createdAt", id',
  '-at': '"createdAt" DESC, id DESC',
  name: 'lower(name), id',
  '-name': 'lower(name) DESC, id DESC',
};

interface ApplicationAsk {
  state: Proposed['state'];
  sort: keyof typeof SORTS;
  page: number;
  size: number;
}

/** One page of the forms whose phone is proved, of those who want to work where the actor does. */
export async function pageOfApplications(
  ctx: Context,
  { state, sort, page, size }: ApplicationAsk,
): Promise<{ rows: Proposed[]; total: number }> {
  assertMay(ctx.actor, 'staff.manage');
  await record(ctx, 'applications.listed', { kind: 'application', id: 'all' });
  return pageOf({ page, size }, (limit, offset) =>
    ctx.sql<Proposed & { total: number }>(
      `SELECT *, count(*) OVER ()::int AS total FROM (${PROPOSED}) a
     WHERE state = $1 AND ($4::uuid[] IS NULL OR "siteId" = ANY($4))
     ORDER BY ${SORTS[sort]} LIMIT $2 OFFSET $3`,
      [state, limit, offset, placesOf(ctx.actor)],
    ),
  );
}

/** Makes the account with the role and places that the admin gives, and its one-time link. */
export async function approveApplication(
  ctx: Context,
  id: Id<'Application'>,
  given: { rev: number; role: Role; siteIds: readonly Id<'Site'>[] | 'all' },
): Promise<{ staffId: Id<'Staff'>; token: string }> {
  const { application, contactId } = await lockProposed(ctx, id, given.rev);
  const { name, email, speciality, licenceNumber } = application;
  const { role, siteIds } = given;
  const staffId = await addStaff(ctx, { name, email, role, siteIds, speciality, licenceNumber });
  await ctx.sql('UPDATE staff SET contact_id = $2, contact_since = $3 WHERE id = $1', [
    staffId,
    contactId,
    application.createdAt,
  ]);
  await decide(ctx, id, { state: 'approved', staffId, reason: null });
  return { staffId, token: await makeLink(ctx, 'invite', staffId) };
}

/** Says no, with a reason that stays with the form. */
export async function refuseApplication(
  ctx: Context,
  id: Id<'Application'>,
  { rev, reason }: { rev: number; reason: string },
): Promise<void> {
  await lockProposed(ctx, id, rev);
  await decide(ctx, id, { state: 'refused', staffId: null, reason });
}

async function lockProposed(ctx: Context, id: Id<'Application'>, rev: number) {
  assertMay(ctx.actor, 'staff.manage');
  const [locked] = await ctx.sql<{ contactId: Id<'Contact'>; own: boolean }>(
    `SELECT a.contact_id AS "contactId", EXISTS (
       SELECT FROM staff s WHERE s.id = $2 AND (s.email = a.email OR s.contact_id = a.contact_id)) AS own
     FROM staff_applications a WHERE a.id = $1 AND a.state <> 'unproved' FOR UPDATE OF a`,
    [id, deciderOf(ctx)],
  );
  const [application] = await ctx.sql<Proposed>(`${PROPOSED} WHERE a.id = $1`, [id]);
  if (!locked || !application) throw new DomainError('not-found', { what: 'application' });
  assertMayAt(ctx.actor, 'staff.manage', application.siteId);
  if (application.state !== 'proposed' || application.rev !== rev)
    throw new DomainError('changed-meanwhile', { rev: application.rev });
  if (locked.own) throw new DomainError('approver.self');
  return { application, contactId: locked.contactId };
}

async function decide(
  ctx: Context,
  id: Id<'Application'>,
  {
    state,
    staffId,
    reason,
  }: { state: 'approved' | 'refused'; staffId: Id<'Staff'> | null; reason: string | null },
): Promise<void> {
  const [to] = await ctx.sql<{ contactId: Id<'Contact'>; channel: ChannelName }>(
    `UPDATE staff_applications a SET state = $2, staff_id = $3, reason = $4, decided_by = $5, decided_at = $6, rev = a.rev + 1
     FROM contact_points c WHERE a.id = $1 AND c.id = a.contact_id
     RETURNING c.id AS "contactId", c.channel`,
    [id, state, staffId, reason, deciderOf(ctx), ctx.now],
  );
  if (!to) throw new DomainError('not-found', { what: 'application' });
  await record(ctx, `application.${state}`, { kind: 'application', id });
  await finishTask(ctx, { kind: 'proposed-staff', subjectId: id }, state);
  const text = { kind: 'form-answered', subjectId: id, rev: 1, patientId: null } as const;
  await enqueue(ctx, { ...text, ...to, usefulUntil: addInstantDays(ctx.now, 3) });
}

const addInstantDays = (from: Date, days: number) => new Date(from.getTime() + days * 86_400_000);

/** Only a person decides. */
function deciderOf({ actor }: Context): Id<'Staff'> {
  if (actor.kind !== 'staff') throw new DomainError('not-allowed');
  return actor.staffId;
}
