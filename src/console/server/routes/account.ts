import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import {
  changeOwnPassword,
  countRecoveryCodes,
  endOwnSession,
  ownNumberOf,
  ownSessions,
} from '#core/staff/index.js';
import { account } from '../../contract/account.js';
import { DONE } from '../../contract/route.js';
import { actorOf, sessionOf } from '../desk.js';
import type { Desk } from '../desk.js';

/** A person's own account. */
export function accountRoutes(desk: Desk): void {
  const { app } = desk;
  const profile = app.config.PASSWORD_PROFILE;

  desk.raw(account.read, 'self.manage', async (http) => {
    const actor = actorOf(http);
    const { name, email, role, speciality, licenceNumber, toldBy } = sessionOf(http).staff;
    const { sessions, recoveryCodesLeft, number } = await perform(app, actor, async (ctx) => ({
      sessions: await ownSessions(ctx, actor),
      recoveryCodesLeft: await countRecoveryCodes(ctx, actor.staffId),
      number: await ownNumberOf(ctx, actor.staffId),
    }));
    return {
      ...{
        name,
        email,
        role,
        speciality,
        licenceNumber,
        recoveryCodesLeft,
        profile,
        number,
        toldBy,
      },
      sessions: sessions.map(({ id, agent, createdAt, lastSeenAt }) => ({
        id,
        agent,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        here: id === actor.sessionId,
      })),
    };
  });

  desk.raw(account.changePassword, 'self.manage', async (http, { body }) => {
    await changeOwnPassword(app, actorOf(http), body);
    return DONE;
  });

  desk.raw(account.endSession, 'self.manage', async (http, { params }) => {
    const actor = actorOf(http);
    await perform(app, actor, (ctx) => endOwnSession(ctx, actor, params.id as Id<'Session'>));
    return DONE;
  });
}
