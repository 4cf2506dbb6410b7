import type { z } from 'zod';
import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { permissionsOf } from '#core/kernel/permissions.js';
import {
  assertOwnPassword,
  completeSession,
  confirmTotp,
  endSession,
  giveSecondFactor,
  IDLE_SECONDS,
  newTotp,
  signIn,
  sitesOf,
} from '#core/staff/index.js';
import type { SignedIn, Staff } from '#core/staff/index.js';
import { DONE } from '../../contract/route.js';
import { session } from '../../contract/session.js';
import type { NextStep } from '../../contract/session.js';
import { actorOf, sessionOf } from '../desk.js';
import type { Desk, Http } from '../desk.js';
import { setSessionCookie } from '../session.js';

const agentOf = (http: Http) => http.get('user-agent');
const NOTHING_MORE: z.input<typeof NextStep> = { next: 'none', fallback: null };
const system = { kind: 'system', name: 'console.session' } as const;

/** Getting in and out. */
export function sessionRoutes(desk: Desk): void {
  const { app } = desk;
  const { config } = app;

  desk.raw(session.read, 'self.manage', async (http) => {
    const { staff, endsAt } = sessionOf(http);
    const sites = await perform(app, actorOf(http), (ctx) => sitesOf(ctx, staff));
    return {
      staffId: staff.id,
      name: staff.name,
      role: staff.role,
      permissions: permissionsOf(staff.role),
      sites: sites.map(({ id, number, privateName }) => ({ id, number, name: privateName })),
      idleSeconds: IDLE_SECONDS,
      endsAt: endsAt.toISOString(),
      phonesUrl: config.demo ? `http://localhost:${config.BOTS_PORT}/phones` : null,
    };
  });

  desk.raw(session.signIn, 'anyone', async (http, { body }) => {
    const { token, staff } = await signIn(app, { ...body, agent: agentOf(http) });
    setSessionCookie(http, token);
    return afterPassword(staff);
  });

  desk.raw(session.secondFactor, 'half-signed-in', async (http, { body }) => {
    const given = { code: body.code, agent: agentOf(http) };
    setSessionCookie(http, await giveSecondFactor(app, sessionOf(http), given));
    return NOTHING_MORE;
  });

  desk.raw(session.newTotp, 'half-signed-in', async (http, { body }) => {
    const half = sessionOf(http);
    assertMaySet(half);
    if (half.stage === 'whole') await assertOwnPassword(app, actorOf(http), body.password ?? '');
    return perform(app, system, (ctx) => newTotp(ctx, half.staff));
  });

  desk.raw(session.confirmTotp, 'half-signed-in', async (http, { body }) => {
    const half = sessionOf(http);
    assertMaySet(half);
    const { recoveryCodes, token } = await perform(app, system, async (ctx) => ({
      recoveryCodes: await confirmTotp(ctx, half.staff.id, body.code),
      token: await completeSession(ctx, half, agentOf(http)),
    }));
    setSessionCookie(http, token);
    return { recoveryCodes };
  });

  desk.raw(session.signOut, 'half-signed-in', async (http) => {
    const { sessionId: id, staff } = sessionOf(http);
    await perform(app, system, (ctx) => endSession(ctx, { id, staffId: staff.id }, 'signed-out'));
    setSessionCookie(http, null);
    return DONE;
  });
}

function afterPassword({ hasTotp }: Staff): z.input<typeof NextStep> {
  return { next: hasTotp ? 'second-factor' : 'set-up-second-factor', fallback: null };
}

/** Whoever has an authenticator changes it only once it was given. */
function assertMaySet({ stage, staff }: SignedIn): void {
  if (stage === 'password' && staff.hasTotp) throw new DomainError('not-allowed');
}
