import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { zoneOf } from './zone-of.js';

/** Why a course rests or ends, as codes: words would tell too much where the audit is read. */
export type CourseReason =
  | 'side-effects'
  | 'patient-asked'
  | 'changed-regimen'
  | 'pregnancy'
  | 'out-of-stock'
  | 'missed-visits'
  | 'finished'
  | 'entered-in-error'
  | 'other';
export type CourseState = 'active' | 'on-hold' | 'stopped' | 'completed';

/** From which states each may be reached. */
const from: Record<CourseState, readonly CourseState[]> = {
  active: ['on-hold'],
  'on-hold': ['active'],
  stopped: ['active', 'on-hold'],
  completed: ['active', 'on-hold'],
};

export interface CourseChange {
  rev: number;
  state: CourseState;
  /** Whoever lets a course run again needs none. */
  reason?: CourseReason | undefined;
}

/** Rests, resumes, stops or completes a course. What is kept for it is another context's to release. */
export async function setCourseState(
  ctx: Context,
  id: Id<'Course'>,
  change: CourseChange,
): Promise<{ patientId: Id<'Patient'> }> {
  assertMay(ctx.actor, 'course.prescribe');
  const { rev, state } = change;
  const reason = reasonOf(change);
  const [course] = await ctx.sql<{ patientId: Id<'Patient'>; state: CourseState; rev: number }>(
    `SELECT patient_id AS "patientId", state, rev FROM courses WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!course) throw new DomainError('not-found', { what: 'course' });
  await assertMayOpen(ctx, course.patientId, 'details');
  if (course.rev !== rev) throw new DomainError('changed-meanwhile', { rev: course.rev });
  if (!from[state].includes(course.state))
    throw new DomainError('course.wrong-state', { state: course.state });
  const ends = state === 'stopped' || state === 'completed';
  await ctx.sql(
    `UPDATE courses SET state = $2, state_reason = $3, rev = rev + 1, end_on = $4 WHERE id = $1`,
    [id, state, reason, ends ? dayOf(ctx.now, await zoneOf(ctx, course.patientId)) : null],
  );
  await record(ctx, `course.${state}`, {
    kind: 'course',
    id,
    facts: { ...(reason && { reason }) },
  });
  return { patientId: course.patientId };
}

function reasonOf({ state, reason }: CourseChange): CourseReason | null {
  if (state === 'active') return null;
  if (!reason) throw new DomainError('invalid', { field: 'reason' });
  return reason;
}
