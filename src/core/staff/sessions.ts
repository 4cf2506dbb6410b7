import { createHash, randomBytes } from 'node:crypto';
import { record } from '../audit/index.js';
import type { StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { STAFF } from './staff.js';
import type { Staff } from './staff.js';

/** OWASP ASVS 5.0 §7.3: an idle and an absolute end. */
export const IDLE_SECONDS = 15 * 60;
export const ABSOLUTE_SECONDS = 12 * 3_600;

/** `password`: the second factor is still missing. */
export type Stage = 'password' | 'whole';
export type EndReason = 'signed-out' | 'idle' | 'too-long' | 'revoked' | 'rotated';

/** A live session with the person it belongs to. */
export interface SignedIn {
  sessionId: Id<'Session'>;
  stage: Stage;
  staff: Staff;
  secondsLeft: number;
}

const digestOf = (token: string) => createHash('sha256').update(token).digest();

/** Opens a session and gives its token, 32 random bytes in base64url; the database keeps only its SHA-256. */
export async function openSession(
  ctx: Context,
  { staffId, stage, agent }: { staffId: Id<'Staff'>; stage: Stage; agent: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await ctx.sql(
    'INSERT INTO staff_sessions (id, digest, staff_id, stage, agent) VALUES ($1, $2, $3, $4, $5)',
    [newId(), digestOf(token), staffId, stage, agent.slice(0, 200)],
  );
  return token;
}

/** Why a session is past its time, as SQL over `x`; `$1` and `$2` are the seconds of its two ends. */
const OVER = `
  CASE WHEN x.created_at + make_interval(secs => $1) <= clock_timestamp() THEN 'too-long'
       WHEN x.last_seen_at + make_interval(secs => $2) <= clock_timestamp() THEN 'idle' END`;

interface Row extends Staff {
  sessionId: Id<'Session'>;
  stage: Stage;
  secondsLeft: number;
  over: 'idle' | 'too-long' | null;
  /** Its last request was noted so long ago that this one must be. */
  dozing: boolean;
}

/** Finds the live session of a token and, unless it looks in the background, keeps it awake; one that is past its time ends here, in the audit too. */
export async function findSession(
  ctx: Context,
  { token, background }: { token: string; background: boolean },
): Promise<SignedIn | null> {
  const [row] = await ctx.sql<Row>(
    `SELECT f.*, x.id AS "sessionId", x.stage,
            extract(epoch FROM x.created_at + make_interval(secs => $1) - clock_timestamp())::int AS "secondsLeft",
            ${OVER} AS over, x.last_seen_at < clock_timestamp() - interval '10 seconds' AS dozing
     FROM staff_sessions x JOIN (${STAFF}) f ON f.id = x.staff_id
     WHERE x.digest = $3 AND x.ended_at IS NULL`,
    [ABSOLUTE_SECONDS, IDLE_SECONDS, digestOf(token)],
  );
  if (!row) return null;
  const { sessionId, stage, secondsLeft, over: ended, dozing, ...staff } = row;
  const over = ended ?? (staff.state === 'active' ? null : 'revoked');
  if (over) {
    await endSession(ctx, { id: sessionId, staffId: staff.id }, over);
    return null;
  }
  if (dozing && !background)
    await ctx.sql('UPDATE staff_sessions SET last_seen_at = clock_timestamp() WHERE id = $1', [
      sessionId,
    ]);
  return { sessionId, stage, staff, secondsLeft };
}

/** Ends one session; what it was granted ends with it. */
export async function endSession(
  ctx: Context,
  { id, staffId }: { id: Id<'Session'>; staffId: Id<'Staff'> },
  why: EndReason,
): Promise<void> {
  const ended = await ctx.sql(
    `UPDATE staff_sessions SET ended_at = clock_timestamp(), ended_why = $2
     WHERE id = $1 AND ended_at IS NULL RETURNING id`,
    [id, why],
  );
  if (ended.length) await note(ctx, { id, staffId }, why);
}

/** A session that its time ended says by which of the two; one that goes on under a new token did not end. */
async function note(
  ctx: Context,
  { id, staffId }: { id: Id<'Session'>; staffId: Id<'Staff'> },
  why: EndReason,
): Promise<void> {
  if (why === 'rotated') return;
  const lapsed = why === 'idle' || why === 'too-long';
  const facts = { session: id, ...(lapsed && { cause: why }) };
  const action = lapsed ? 'session.expired' : `session.${why}`;
  await record(ctx, action, { kind: 'staff', id: staffId, facts });
}

/** Ends the sessions that are past their time and whose browser never asked again. */
export async function endLapsedSessions(ctx: Context, most: number): Promise<void> {
  const ended = await ctx.sql<{ id: Id<'Session'>; staffId: Id<'Staff'>; why: EndReason }>(
    `UPDATE staff_sessions s SET ended_at = clock_timestamp(), ended_why = o.why
     FROM (SELECT x.id, ${OVER} AS why FROM staff_sessions x
           WHERE x.ended_at IS NULL AND ${OVER} IS NOT NULL
           ORDER BY x.id LIMIT $3 FOR UPDATE SKIP LOCKED) o
     WHERE s.id = o.id RETURNING s.id, s.staff_id AS "staffId", s.ended_why AS why`,
    [ABSOLUTE_SECONDS, IDLE_SECONDS, most],
  );
  for (const { why, ...session } of ended) await note(ctx, session, why);
}

/** Which of some sessions still stand; asking wakes none. */
export async function standingSessions(
  ctx: Context,
  ids: readonly Id<'Session'>[],
): Promise<ReadonlySet<Id<'Session'>>> {
  const rows = await ctx.sql<{ id: Id<'Session'> }>(
    `SELECT x.id FROM staff_sessions x JOIN staff f ON f.id = x.staff_id AND f.state = 'active'
     WHERE x.id = ANY($3) AND x.ended_at IS NULL AND ${OVER} IS NULL`,
    [ABSOLUTE_SECONDS, IDLE_SECONDS, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Ends every live session of a person, but for the one they act through. */
export async function endSessionsOf(
  ctx: Context,
  staffId: Id<'Staff'>,
  except: Id<'Session'> | null = null,
): Promise<void> {
  const ended = await ctx.sql<{ id: Id<'Session'> }>(
    `UPDATE staff_sessions SET ended_at = clock_timestamp(), ended_why = 'revoked'
     WHERE staff_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2 RETURNING id`,
    [staffId, except],
  );
  for (const { id } of ended)
    await record(ctx, 'session.revoked', { kind: 'staff', id: staffId, facts: { session: id } });
}

/** The actor of a session whose second factor was given. */
export function actorOf({ sessionId, staff }: SignedIn): StaffActor {
  const { id: staffId, role, everySite, siteIds } = staff;
  return { kind: 'staff', staffId, role, siteIds: everySite ? 'all' : siteIds, sessionId };
}
