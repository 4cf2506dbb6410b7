import { assertMayFor, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { courseGiven } from './course-given.js';
import { endOwnHolds } from './end-own-holds.js';
import { chooseSlot } from './take-slot.js';
import type { Chosen, Wanted } from './take-slot.js';
import { lockPatient } from './visit.js';
import type { Visit } from './visit.js';
import { writeVisit } from './write-visit.js';

/** A patient may think about it for so long. */
const HOLD_MINUTES = 10;

export interface HoldSlot extends Omit<Wanted, 'held'> {
  /** Who is reminded. */
  contactId?: Id<'Contact'> | null | undefined;
}

/**
 * Keeps a time for ten minutes while its patient makes up their mind, also one to which a visit is to be moved; what
 * they held before is let go. Refuses as
 * `chooseSlot` does, or with `visit.not-prescribed` where nothing of that programme is prescribed.
 */
export async function holdSlot(ctx: Context, ask: HoldSlot): Promise<Visit> {
  return hold(ctx, await findHolding(ctx, { ...ask, held: true }));
}

/** A time that was chosen for a patient whose visits are locked, and not written yet. */
export interface Holding {
  ask: HoldSlot;
  wanted: Wanted;
  chosen: Chosen;
  courseId: Id<'Course'> | null;
}

/** Finds the time that `holdSlot` would keep; refuses as it does, and writes nothing. */
export async function findHolding(
  ctx: Context,
  ask: HoldSlot & Pick<Wanted, 'held'>,
): Promise<Holding> {
  assertMayFor(ctx.actor, ask.patientId, 'visit.book');
  if (!worksAt(ctx.actor, ask.siteId)) throw new DomainError('not-allowed');
  if (!(await lockPatient(ctx, ask.patientId))) throw new DomainError('patient.not-active');
  const beyond = ctx.actor.kind === 'staff';
  const wanted = ctx.actor.kind === 'patient' ? { ...ask, override: false } : { ...ask, beyond };
  const chosen = await chooseSlot(ctx, wanted);
  return { ask, wanted, chosen, courseId: await courseGiven(ctx, chosen.plan, ask) };
}

/** Keeps what was found; what the patient held before is let go. */
export async function hold(
  ctx: Context,
  { ask, wanted, chosen, courseId }: Holding,
): Promise<Visit> {
  if (chosen.holds) await endOwnHolds(ctx, ask);
  const holdUntil = addMinutes(ctx.now, HOLD_MINUTES);
  const contactId = ask.contactId ?? null;
  const replaces = ask.restores ?? null;
  return writeVisit(ctx, { wanted, chosen, courseId, contactId, holdUntil, replaces });
}
