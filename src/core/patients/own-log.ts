import { record } from '../audit/index.js';
import type { Opened } from '../consent/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

/** That somebody of the staff opened a patient's record on a day, however often they looked. */
export interface Opening {
  day: Day;
  /** Where its reader works, if at one place. */
  place: number | null;
  /** Whether the patient let them in, by a code or the secret number. */
  byCode: boolean;
}

const LOG_DAYS = 30;
/** Pages look again by themselves, so one reader leaves many entries a day. */
const MOST = 5_000;

const READ = `
  SELECT actor, at, facts->>'why' AS why, (facts->>'place')::int AS place FROM audit_entries
  WHERE subject_kind = 'patient' AND subject_id = $1 AND action = 'patient.read' AND actor LIKE 'staff:%'
    AND at > $2 ORDER BY id DESC LIMIT ${MOST}`;

interface Read {
  actor: string;
  at: Date;
  why: Opened['why'];
  place: number | null;
}

const BY_CODE: readonly Opened['why'][] = ['code', 'secret'];

/** Who opened a patient's record in the last 30 days, for the patient, newest first: each reader once a day, and nobody by name. */
export async function ownLog(
  ctx: Context,
  patientId: Id<'Patient'>,
  zone: string,
): Promise<Opening[]> {
  assertMayFor(ctx.actor, patientId, 'patient.read');
  const from = addMinutes(ctx.now, -LOG_DAYS * 24 * 60);
  const reads = await ctx.sql<Read>(READ, [patientId, from]);
  await record(ctx, 'patient.own-log', { kind: 'patient', id: patientId });
  const found = new Map<string, Opening>();
  for (const { actor, at, why, place } of reads) {
    const day = dayOf(at, zone);
    const key = `${actor} ${day}`;
    const byCode = BY_CODE.includes(why) && (found.get(key)?.byCode ?? true);
    found.set(key, { day, place: place ?? found.get(key)?.place ?? null, byCode });
  }
  return [...found.values()];
}
