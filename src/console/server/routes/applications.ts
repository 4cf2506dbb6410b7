import type { z } from 'zod';
import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { listSites } from '#core/sites/index.js';
import {
  apply,
  approveApplication,
  askApplicantAgain,
  emptyToken,
  LINK_HOURS,
  pageOfApplications,
  proveApplicant,
  refuseApplication,
} from '#core/staff/index.js';
import type { Proposed } from '#core/staff/index.js';
import { applications } from '../../contract/applications.js';
import type { ApplicationView } from '../../contract/applications.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';
import { localOf } from '../presenters/visit.js';

const system = { kind: 'system', name: 'console.application' } as const;

/** Asking for an account, in the open; deciding on it, by admins. */
export function applicationRoutes(desk: Desk): void {
  const { app } = desk;

  desk.raw(applications.options, 'anyone', async () => {
    const sites = await perform(app, system, (ctx) => listSites(ctx));
    return { sites: sites.map(({ id, number }) => ({ id, number })) };
  });

  desk.raw(applications.make, 'anyone', async (http, { body }) => {
    const { website, siteId, ...facts } = body;
    if (website) return { token: emptyToken() };
    const given = { ...facts, siteId: siteId as Id<'Site'> };
    return { token: await perform(app, system, (ctx) => apply(ctx, given, http.ip)) };
  });

  desk.raw(applications.again, 'anyone', async (_, { body }) => {
    await perform(app, system, (ctx) => askApplicantAgain(ctx, body.token));
    return DONE;
  });

  desk.raw(applications.prove, 'anyone', async (_, { body }) => {
    const given = { token: body.token, code: body.code.replaceAll(' ', '') };
    const proof = await perform(app, system, (ctx) => proveApplicant(ctx, given));
    if ('refused' in proof) throw new DomainError(proof.refused);
    return DONE;
  });

  desk.on(applications.list, 'staff.manage', async (ctx, { query }) => {
    const { rows, total } = await pageOfApplications(ctx, query);
    return { rows: rows.map(presentApplication), total };
  });

  desk.on(applications.approve, 'staff.manage', async (ctx, { params, body }) => {
    const { rev, role, siteIds } = body;
    const places = siteIds === 'all' ? siteIds : siteIds.map((id) => id as Id<'Site'>);
    const { token } = await approveApplication(ctx, idOf(params), { rev, role, siteIds: places });
    return { link: { path: `/set-up#${token}`, hours: LINK_HOURS.invite } };
  });

  desk.on(applications.refuse, 'staff.manage', async (ctx, { params, body }) => {
    await refuseApplication(ctx, idOf(params), body);
    return DONE;
  });
}

const idOf = ({ id }: { id: string }) => id as Id<'Application'>;

function presentApplication({
  createdAt,
  zone,
  ...rest
}: Proposed): z.input<typeof ApplicationView> {
  return { ...rest, made: localOf(createdAt, zone) };
}
