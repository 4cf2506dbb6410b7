import { may } from '#core/kernel/actor.js';
import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import {
  changeOwnPassword,
  countRecoveryCodes,
  endOwnSession,
  ownSessions,
  ownWaysOf,
} from '#core/staff/index.js';
import { botLink } from '#core/messaging/index.js';
import { worksKind } from '#core/tasks/index.js';
import { account } from '../../contract/account.js';
import { DONE } from '../../contract/route.js';
import { actorOf, sessionOf } from '../desk.js';
import type { Desk } from '../desk.js';

/** A person's own account. */
export function accountRoutes(desk: Desk): void {
  const { app } = desk;
  const profile = app.config.PASSWORD_PROFILE;

  desk.raw(account.read, 'self.manage', async (http, { query }) => {
    const actor = actorOf(http);
    const { name, email, role, speciality, licenceNumber, toldBy } = sessionOf(http).staff;
    const { sessions: seen, ...rest } = await perform(app, actor, async (ctx) => ({
      sessions: await ownSessions(ctx, actor, query),
      recoveryCodesLeft: await countRecoveryCodes(ctx, actor.staffId),
      ...(await waysOf(ctx, actor.staffId)),
    }));
    const told = may(actor, 'task.work') ? { stock: worksKind(actor, 'stock-alert') } : null;
    return {
      told,
      ...{ name, email, role, speciality, licenceNumber, profile, toldBy, ...rest },
      sessions: {
        total: seen.total,
        rows: seen.rows.map(({ createdAt, lastSeenAt, ...session }) => ({
          ...session,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          here: session.id === actor.sessionId,
        })),
      },
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

/** The person's number and chat, and whether there is a bot to link one with: a demo's is on its phones page. */
async function waysOf(ctx: Context, staffId: Id<'Staff'>) {
  const ways = await ownWaysOf(ctx, staffId);
  const number = ways.find(({ channel, stopped }) => channel === 'sms' && !stopped);
  const chat = ways.find(({ channel }) => channel === 'telegram');
  return {
    number: number ? { trusted: number.trusted } : null,
    chat: chat ? { trusted: chat.trusted, stopped: chat.stopped } : null,
    chatOffered: ctx.config.demo || (await botLink(ctx, '')) !== null,
  };
}
