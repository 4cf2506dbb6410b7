import type { z } from 'zod';
import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import { permissionsOf } from '#core/kernel/permissions.js';
import {
  codeWaysOf,
  endSession,
  giveSecondFactor,
  IDLE_SECONDS,
  signIn,
  sitesOf,
} from '#core/staff/index.js';
import type { Staff } from '#core/staff/index.js';
import { DONE } from '../../contract/route.js';
import { session } from '../../contract/session.js';
import type { NextStep } from '../../contract/session.js';
import { actorOf, sessionOf } from '../desk.js';
import type { Desk } from '../desk.js';
import { agentOf, setSessionCookie } from '../session.js';

const NOTHING_MORE: z.input<typeof NextStep> = { next: 'none', fallbacks: [] };
/** What the record says of each way in which a page ends its session. */
const ENDS = { left: 'signed-out', idle: 'idle', ended: 'too-long' } as const;
const system = { kind: 'system', name: 'console.session' } as const;

/** Getting in and out. */
export function sessionRoutes(desk: Desk): void {
  const { app } = desk;
  const { config } = app;

  desk.raw(session.read, 'self.manage', async (http) => {
    const { staff, secondsLeft } = sessionOf(http);
    const sites = await perform(app, actorOf(http), (ctx) => sitesOf(ctx, staff));
    return {
      staffId: staff.id,
      name: staff.name,
      role: staff.role,
      permissions: permissionsOf(staff.role),
      sites: sites.map(({ privateName, ...site }) => ({ ...site, name: privateName })),
      everywhere: staff.everySite,
      idleSeconds: IDLE_SECONDS,
      secondsLeft,
      phonesUrl: config.demo ? `http://localhost:${config.BOTS_PORT}/phones` : null,
    };
  });

  desk.raw(session.signIn, 'anyone', async (http, { body }) => {
    const { token, staff } = await signIn(app, { ...body, agent: agentOf(http) });
    setSessionCookie(http, token);
    return perform(app, system, (ctx) => afterPassword(ctx, staff));
  });

  desk.raw(session.secondFactor, 'half-signed-in', async (http, { body }) => {
    const given = { code: body.code, agent: agentOf(http) };
    setSessionCookie(http, await giveSecondFactor(app, sessionOf(http), given));
    return NOTHING_MORE;
  });

  desk.raw(session.signOut, 'half-signed-in', async (http, { query }) => {
    const { sessionId: id, staff } = sessionOf(http);
    const why = ENDS[query.why];
    await perform(app, system, (ctx) => endSession(ctx, { id, staffId: staff.id }, why));
    setSessionCookie(http, null);
    return DONE;
  });
}

async function afterPassword(
  ctx: Context,
  { id, hasTotp }: Staff,
): Promise<z.input<typeof NextStep>> {
  if (!hasTotp) return { next: 'set-up-second-factor', fallbacks: [] };
  const ways = await codeWaysOf(ctx, id);
  return { next: 'second-factor', fallbacks: ways.map(({ channel }) => channel) };
}
