import { record } from '#core/audit/index.js';
import { may } from '#core/kernel/actor.js';
import { perform } from '#core/kernel/context.js';
import { permissions, rolesWith } from '#core/kernel/permissions.js';
import { roles } from '../../contract/roles.js';
import { actorOf } from '../desk.js';
import type { Desk } from '../desk.js';

/** The table of rights, for pages that say who may. */
export function rolesRoutes(desk: Desk): void {
  const holders = Object.fromEntries(permissions.map((one) => [one, [...rolesWith(one)]]));
  desk.raw(roles.read, 'self.manage', async (http, { query: { refused } }) => {
    const actor = actorOf(http);
    const page = permissions.find((one) => one === refused);
    if (page && !may(actor, page))
      await perform(desk.app, actor, (ctx) =>
        record(ctx, 'console.refused', { kind: 'staff', id: actor.staffId, facts: { page } }),
      );
    return { holders };
  });
}
