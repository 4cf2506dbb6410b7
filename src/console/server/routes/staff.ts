import type { z } from 'zod';
import type { Id } from '#core/kernel/ids.js';
import {
  addStaff,
  changeStaff,
  clearSecondFactor,
  giveLink,
  LINK_HOURS,
  makeLink,
  pageOfStaff,
  readStaff,
  setStaffState,
} from '#core/staff/index.js';
import type { Staff } from '#core/staff/index.js';
import { touchedBy } from '#core/visits/index.js';
import { DONE } from '../../contract/route.js';
import { staff } from '../../contract/staff.js';
import type { LinkView, StaffView } from '../../contract/staff.js';
import type { Desk } from '../desk.js';
import { sortOf } from '../sort-of.js';

/** Admins and the accounts of the others. */
export function staffRoutes(desk: Desk): void {
  desk.on(staff.list, 'staff.manage', async (ctx, { query }) => {
    const { role = null, state = null, sort, ...rest } = query;
    const { rows, total } = await pageOfStaff(ctx, { ...rest, ...sortOf(sort), role, state });
    return { rows: rows.map(presentStaff), total };
  });

  desk.on(staff.read, 'staff.manage', async (ctx, { params }) =>
    presentStaff(await readStaff(ctx, idOf(params))),
  );

  desk.on(staff.add, 'staff.manage', async (ctx, { body }) => {
    const { siteIds, ...rest } = body;
    const id = await addStaff(ctx, { ...rest, siteIds: placesOf(siteIds) });
    return { id, link: linkOf('invite', await makeLink(ctx, 'invite', id)) };
  });

  desk.on(staff.change, 'staff.manage', async (ctx, { params, body }) => {
    const { siteIds, ...rest } = body;
    const change = { ...rest, siteIds: placesOf(siteIds) };
    return presentStaff(await changeStaff(ctx, idOf(params), change));
  });

  desk.on(staff.setState, 'staff.manage', async (ctx, { params, body }) => {
    await setStaffState(ctx, idOf(params), body);
    return DONE;
  });

  desk.on(staff.foretold, 'staff.manage', (ctx, { params, body }) => {
    const change = { ...body, siteIds: placesOf(body.siteIds) };
    return touchedBy(ctx, { kind: 'staff', id: params.id }, () =>
      changeStaff(ctx, idOf(params), change),
    );
  });

  desk.on(staff.foretoldState, 'staff.manage', (ctx, { params, body }) =>
    touchedBy(ctx, { kind: 'staff', id: params.id }, () => setStaffState(ctx, idOf(params), body)),
  );

  desk.on(staff.clearSecondFactor, 'staff.manage', async (ctx, { params, body }) => {
    await clearSecondFactor(ctx, idOf(params), body.rev);
    return DONE;
  });

  desk.on(staff.link, 'staff.manage', async (ctx, { params }) => {
    const { purpose, token } = await giveLink(ctx, idOf(params));
    return linkOf(purpose, token);
  });
}

const idOf = ({ id }: { id: string }) => id as Id<'Staff'>;
const placesOf = (siteIds: 'all' | string[]) =>
  siteIds === 'all' ? siteIds : siteIds.map((id) => id as Id<'Site'>);

const linkOf = (purpose: 'invite' | 'reset', token: string): z.input<typeof LinkView> => ({
  path: `/set-up#${token}`,
  hours: LINK_HOURS[purpose],
});

function presentStaff(one: Staff): z.input<typeof StaffView> {
  const { siteIds, everySite, ...rest } = one;
  return { ...rest, siteIds: everySite ? 'all' : siteIds };
}
