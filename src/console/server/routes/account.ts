import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import {
  changeOwnPassword,
  countRecoveryCodes,
  endOwnSession,
  ownSessions,
  readLink,
  takeLink,
} from '#core/staff/index.js';
import { account } from '../../contract/account.js';
import { DONE } from '../../contract/route.js';
import { actorOf, sessionOf } from '../desk.js';
import type { Desk } from '../desk.js';

const system = { kind: 'system', name: 'console.account' } as const;

/** A person's own account, and the one-time links that open one. */
export function accountRoutes(desk: Desk): void {
  const { app } = desk;
  const profile = app.config.PASSWORD_PROFILE;

  desk.raw(account.read, 'self.manage', async (http) => {
    const actor = actorOf(http);
    const { name, email, role, speciality, licenceNumber } = sessionOf(http).staff;
    const { sessions, recoveryCodesLeft } = await perform(app, actor, async (ctx) => ({
      sessions: await ownSessions(ctx, actor),
      recoveryCodesLeft: await countRecoveryCodes(ctx, actor.staffId),
    }));
    return {
      ...{ name, email, role, speciality, licenceNumber, recoveryCodesLeft, profile },
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

  desk.raw(account.readLink, 'anyone', async (_, { body }) => {
    const { purpose, email } = await perform(app, system, (ctx) => readLink(ctx, body.token));
    return { purpose, email, profile };
  });

  desk.raw(account.takeLink, 'anyone', async (_, { body }) => {
    const { token, password, first } = body;
    await takeLink(app, { token, password, ...(first && { first }) });
    return DONE;
  });
}
