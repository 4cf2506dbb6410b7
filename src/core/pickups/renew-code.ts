import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { codeDigest, pickupCode } from './pickup-code.js';
import { isLive, livePickupsOf, lockPickup } from './pickup.js';
import type { Pickup } from './pickup.js';

/** Gives a parcel a new code for whoever will come; the old one no longer serves. Refused where the programme allows nobody else. */
export async function renewCode(ctx: Context, id: Id<'Pickup'>): Promise<string> {
  const pickup = await lockPickup(ctx, id);
  assertMayFor(ctx.actor, pickup.patientId, 'pickup.prepare');
  if (!pickup.proxyAllowed) throw new DomainError('not-allowed');
  if (!isLive(pickup)) throw new DomainError('pickup.wrong-state', { state: pickup.state });
  return issueAnew(ctx, pickup);
}

/** Gives all that is kept for a patient new codes, which nobody has seen. */
export async function renewCodesOf(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  for (const { id } of await livePickupsOf(ctx, patientId)) {
    const pickup = await lockPickup(ctx, id);
    if (isLive(pickup)) await issueAnew(ctx, pickup);
  }
}

async function issueAnew(ctx: Context, { id, siteId, ...pickup }: Pickup): Promise<string> {
  const issue = pickup.issue + 1;
  for (let skipped = 0; ; skipped += 1) {
    const code = pickupCode(ctx.keys, { id, issue, skipped });
    const digest = codeDigest(ctx.keys, siteId, code);
    const rows = await ctx.sql(
      `UPDATE pickups SET issue = $2, skipped = $3, code_digest = $4, rev = rev + 1
       WHERE id = $1 AND NOT EXISTS (
         SELECT 1 FROM pickups o WHERE o.site_id = $5 AND o.code_digest = $4 AND o.id <> $1
           AND o.state IN ('requested', 'held', 'ready')) RETURNING id`,
      [id, issue, skipped, digest, siteId],
    );
    if (!rows.length) continue;
    await record(ctx, 'pickup.code-renewed', { kind: 'pickup', id });
    return code;
  }
}
