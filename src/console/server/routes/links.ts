import { perform } from '#core/kernel/context.js';
import { readLink, resetPassword, takeLink } from '#core/staff/index.js';
import { account } from '../../contract/account.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';

const system = { kind: 'system', name: 'console.account' } as const;

/** New passwords without being signed in: by a one-time link, or by the second factor. */
export function linkRoutes(desk: Desk): void {
  const { app } = desk;
  const profile = app.config.PASSWORD_PROFILE;

  desk.raw(account.reset, 'anyone', async (_, { body }) => {
    await resetPassword(app, body);
    return DONE;
  });

  desk.raw(account.rules, 'anyone', () => Promise.resolve({ profile }));

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
