import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import {
  askSignInCode,
  assertOwnPassword,
  completeSession,
  confirmTotp,
  endSession,
  newTotp,
} from '#core/staff/index.js';
import type { SignedIn } from '#core/staff/index.js';
import { DONE } from '../../contract/route.js';
import { session } from '../../contract/session.js';
import { actorOf, sessionOf } from '../desk.js';
import type { Desk } from '../desk.js';
import { agentOf, setSessionCookie } from '../session.js';

const system = { kind: 'system', name: 'console.session' } as const;

/** Setting up the second factor, and a text in its place. */
export function secondStepRoutes(desk: Desk): void {
  const { app } = desk;

  desk.raw(session.sendCode, 'half-signed-in', async (http, { body }) => {
    const half = sessionOf(http);
    await perform(app, system, (ctx) => askSignInCode(ctx, half, body.by));
    return DONE;
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
    const { recoveryCodes, token } = await perform(app, system, async (ctx) => {
      const { sessionId, staff } = half;
      // This one goes on under a new token; all others end.
      await endSession(ctx, { id: sessionId, staffId: staff.id }, 'rotated');
      return {
        recoveryCodes: await confirmTotp(ctx, staff.id, body.code),
        token: await completeSession(ctx, half, agentOf(http)),
      };
    });
    setSessionCookie(http, token);
    return { recoveryCodes };
  });
}

/** Whoever has an authenticator changes it only once it was given. */
function assertMaySet({ stage, staff }: SignedIn): void {
  if (stage === 'password' && staff.hasTotp) throw new DomainError('not-allowed');
}
