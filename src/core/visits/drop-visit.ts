import { assertMayFor, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { endVisit } from './end-visit.js';
import { tellOff } from './tell-visit.js';
import { lockVisit } from './visit.js';
import type { Visit } from './visit.js';

/** Gives a visit up, by its patient or by the desk, which tells the patient; what was kept for it goes back. `rev` is what staff last saw. Throws `visit.wrong-state`, `changed-meanwhile`. */
export async function dropVisit(ctx: Context, id: Id<'Visit'>, rev?: number): Promise<Visit> {
  const visit = await lockVisit(ctx, id);
  assertMayFor(ctx.actor, visit.patientId, 'visit.book');
  if (!worksAt(ctx.actor, visit.siteId)) throw new DomainError('not-allowed');
  if (rev !== undefined && rev !== visit.rev) throw new DomainError('changed-meanwhile');
  if (visit.state !== 'booked' && visit.state !== 'pending')
    throw new DomainError('visit.wrong-state', { state: visit.state });
  const bySelf = ctx.actor.kind === 'patient';
  await endVisit(ctx, visit, bySelf ? 'patient' : 'site');
  if (!bySelf && visit.state === 'booked') await tellOff(ctx, visit);
  return visit;
}
