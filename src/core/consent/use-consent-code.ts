import { tryCode } from '../codes/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { bindingOf } from './ask-consent.js';
import { giveGrant, reader } from './give-grant.js';
import type { Scope } from './may-open.js';

/** What came of it; a wrong code is an outcome, for its count must be kept: throw the refusal once it has committed. */
export type Let = { until: Date } | { refused: 'code.wrong' | 'code.locked' };

/** Takes the code that the patient said, and lets this reader in. */
export async function useConsentCode(
  ctx: Context,
  { patientId, scope, code }: { patientId: Id<'Patient'>; scope: Scope; code: string },
): Promise<Let> {
  assertMay(ctx.actor, 'consent.ask');
  const { sessionId } = reader(ctx);
  const tried = await tryCode(ctx, { ...bindingOf({ patientId, scope, sessionId }), code });
  if ('id' in tried) return giveGrant(ctx, { patientId, scope }, { how: 'code', codeId: tried.id });
  return { refused: tried.refused === 'locked' ? 'code.locked' : 'code.wrong' };
}
