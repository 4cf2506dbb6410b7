import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { askOwnNumber, assertOwnPassword, proveOwnNumber, tellMeBy } from '#core/staff/index.js';
import { account } from '../../contract/account.js';
import { DONE } from '../../contract/route.js';
import { actorOf } from '../desk.js';
import type { Desk } from '../desk.js';

/** A person's own number, and how they are told of tasks. */
export function ownNumberRoutes(desk: Desk): void {
  const { app } = desk;

  desk.raw(account.askNumber, 'self.manage', async (http, { body }) => {
    const actor = actorOf(http);
    await assertOwnPassword(app, actor, body.password);
    await perform(app, actor, (ctx) => askOwnNumber(ctx, actor, body.phone));
    return DONE;
  });

  desk.raw(account.proveNumber, 'self.manage', async (http, { body }) => {
    const actor = actorOf(http);
    const given = { phone: body.phone, code: body.code.replaceAll(' ', '') };
    const proof = await perform(app, actor, (ctx) => proveOwnNumber(ctx, actor, given));
    if ('refused' in proof) throw new DomainError(proof.refused);
    return DONE;
  });

  desk.raw(account.tellBy, 'self.manage', async (http, { body }) => {
    const actor = actorOf(http);
    await perform(app, actor, (ctx) => tellMeBy(ctx, actor, body.by));
    return DONE;
  });
}
