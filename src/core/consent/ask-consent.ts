import { assertMay } from '../kernel/actor.js';
import { askCode } from '../codes/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import { GRANT_MINUTES, reader } from './give-grant.js';
import type { Scope } from './may-open.js';

const FROZEN_MINUTES = 24 * 60;

interface Number {
  contactId: Id<'Contact'>;
  channel: ChannelName;
  isNew: boolean;
  movedAway: boolean;
}

/**
 * Asks the patient, by a text that names the act, to let this reader open a class of their record.
 * Throws `consent.no-number` where none of theirs may get it, `consent.number-new` where it came in the last 24 hours.
 */
export async function askConsent(
  ctx: Context,
  {
    patientId,
    scope,
    contactId,
  }: { patientId: Id<'Patient'>; scope: Scope; contactId?: Id<'Contact'> | undefined },
): Promise<{ expiresAt: Date }> {
  assertMay(ctx.actor, 'consent.ask');
  const { sessionId } = reader(ctx);
  const numbers = await ctx.sql<Number>(
    `SELECT c.id AS "contactId", c.channel, coalesce(l.linked_at > $3, false) AS "isNew",
            p.state = 'transferred' AS "movedAway"
     FROM patient_contacts l
     JOIN contact_points c ON c.id = l.contact_id AND c.state = 'verified'
     JOIN patients p ON p.id = l.patient_id AND p.state IN ('active', 'transferred')
     WHERE l.patient_id = $1 AND l.confirmed AND ($2::uuid IS NULL OR c.id = $2)
     ORDER BY "isNew", c.channel, c.id`,
    [patientId, contactId ?? null, addMinutes(ctx.now, -FROZEN_MINUTES)],
  );
  const [to] = numbers;
  if (!to) throw new DomainError('consent.no-number');
  if (to.isNew) throw new DomainError('consent.number-new');
  const { expiresAt } = await askCode(ctx, {
    ...bindingOf({ patientId, scope, sessionId }),
    to,
    // Nothing is sent that is about who moved away: this is to who stands here, and says no name.
    patientId: to.movedAway ? null : patientId,
    inPerson: true,
  });
  return { expiresAt };
}

/** What a consent code is bound to: the session, the patient, and a digest of exactly what it opens. */
export function bindingOf(of: {
  patientId: Id<'Patient'>;
  scope: Scope;
  sessionId: Id<'Session'>;
}) {
  const { patientId, scope, sessionId } = of;
  const act = ['open', patientId, scope, GRANT_MINUTES];
  return { purpose: scope, subject: patientId, requester: sessionId, act } as const;
}
