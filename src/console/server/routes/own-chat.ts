import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { botLink } from '#core/messaging/index.js';
import {
  assertOwnPassword,
  CHAT_LINK_MINUTES,
  newChatLink,
  unlinkChat,
} from '#core/staff/index.js';
import { account } from '../../contract/account.js';
import { DONE } from '../../contract/route.js';
import { actorOf } from '../desk.js';
import type { Desk } from '../desk.js';

/** A person's own Telegram chat. */
export function ownChatRoutes(desk: Desk): void {
  const { app } = desk;

  desk.raw(account.linkChat, 'self.manage', async (http, { body }) => {
    const actor = actorOf(http);
    await assertOwnPassword(app, actor, body.password);
    return perform(app, actor, async (ctx) => {
      const start = `staff_${await newChatLink(ctx, actor)}`;
      const link = await botLink(ctx, start);
      // A demo's bot has no address; its phones can be typed on.
      if (!link && !app.config.demo) throw new DomainError('not-found', { what: 'bot' });
      return { link, start: `/start ${start}`, minutes: CHAT_LINK_MINUTES };
    });
  });

  desk.raw(account.unlinkChat, 'self.manage', async (http) => {
    const actor = actorOf(http);
    await perform(app, actor, (ctx) => unlinkChat(ctx, actor.staffId));
    return DONE;
  });
}
