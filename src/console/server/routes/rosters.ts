import { dayOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import {
  addLeave,
  addRoster,
  changeRoster,
  endLeave,
  endRoster,
  leavesFrom,
  practitionersAt,
  rostersOf,
  touchedBy,
  touchedByRoster,
} from '#core/visits/index.js';
import { rosters } from '../../contract/rosters.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';
import { siteOf } from '../presenters/visit.js';

const rosterOf = ({ id }: { id: string }) => id as Id<'Roster'>;
const leaveOf = <T extends { staffId: string }>(typed: T) => ({
  ...typed,
  staffId: typed.staffId as Id<'Staff'>,
});

/** Who works where and when, and who is away. */
export function rosterRoutes(desk: Desk): void {
  desk.on(rosters.list, 'visit.read', async (ctx, { query }) => {
    const { id: siteId, zone } = await siteOf(ctx, query.siteId);
    const on = dayOf(ctx.now, zone);
    const people = await practitionersAt(ctx, siteId);
    return {
      today: on,
      people,
      hours: await rostersOf(ctx, { siteId, on }),
      leaves: await leavesFrom(ctx, { staffIds: people.map(({ id }) => id), on }),
    };
  });

  desk.on(rosters.add, 'visit.read', async (ctx, { body }) => ({
    id: await addRoster(ctx, { ...leaveOf(body), siteId: body.siteId as Id<'Site'> }),
  }));

  desk.on(rosters.touched, 'visit.read', (ctx, { params, body }) =>
    touchedByRoster(ctx, rosterOf(params), body),
  );

  desk.on(rosters.change, 'visit.read', async (ctx, { params, body }) => ({
    id: await changeRoster(ctx, rosterOf(params), body),
  }));

  desk.on(rosters.end, 'visit.read', async (ctx, { params, body }) => {
    await endRoster(ctx, rosterOf(params), body);
    return DONE;
  });

  desk.on(rosters.touchedByLeave, 'visit.read', (ctx, { body }) =>
    touchedBy(ctx, { kind: 'staff', id: body.staffId }, () =>
      addLeave(ctx, { ...leaveOf(body), reason: 'other' }),
    ),
  );

  desk.on(rosters.addLeave, 'visit.read', async (ctx, { body }) => ({
    id: await addLeave(ctx, leaveOf(body)),
  }));

  desk.on(rosters.endLeave, 'visit.read', async (ctx, { params }) => {
    await endLeave(ctx, params.id as Id<'Leave'>);
    return DONE;
  });
}
