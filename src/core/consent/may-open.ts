import { placesOf } from '../kernel/actor.js';
import type { StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Role } from '../kernel/permissions.js';

/** A class of data that a patient opens: who they are and how they are reached, or what was written at past consultations. */
export type Scope = 'details' | 'notes';

/** Why a record may be opened, and until when; null for who has business with it today, or is the service itself. `away`: its patient agreed to be served at a place of the reader until then. */
export interface Opened {
  why: 'code' | 'secret' | 'second-person' | 'enrolled' | 'today' | 'away' | 'service';
  until: Date | null;
}

/** Who needs no code for details while the patient has a parcel or a visit at their place today (settled contradiction 10), or is served there while away. */
const DESK: readonly Role[] = ['front-desk', 'officer'];

/** Whether the person who asks may open a class of a patient's record now, and why; null where the patient must let them in first. */
export async function mayOpen(
  ctx: Context,
  patientId: Id<'Patient'>,
  scope: Scope,
): Promise<Opened | null> {
  const { actor } = ctx;
  if (actor.kind === 'patient') return null;
  // At the command line there is no session, and whoever may start the service may do what it does.
  if (actor.kind === 'system' || !actor.sessionId) return { why: 'service', until: null };
  const [grant] = await ctx.sql<{ why: Opened['why']; until: Date }>(
    `SELECT g.how AS why, g.expires_at AS until FROM consent_grants g
     JOIN staff_sessions s ON s.id = g.session_id AND s.ended_at IS NULL
     WHERE g.session_id = $1 AND g.staff_id = $2 AND g.patient_id = $3 AND g.scope = $4
       AND g.ended_at IS NULL AND g.expires_at > $5
     ORDER BY g.expires_at DESC LIMIT 1`,
    [actor.sessionId, actor.staffId, patientId, scope, ctx.now],
  );
  if (grant) return grant;
  if (scope !== 'details' || !DESK.includes(actor.role)) return null;
  if (await isExpectedToday(ctx, actor, patientId)) return TODAY;
  return servedHere(ctx, actor, patientId);
}

const TODAY: Opened = { why: 'today', until: null };

/** Throws `consent.needed` unless the record may be opened now. */
export async function assertMayOpen(
  ctx: Context,
  patientId: Id<'Patient'>,
  scope: Scope,
): Promise<Opened> {
  const opened = await mayOpen(ctx, patientId, scope);
  if (!opened) throw new DomainError('consent.needed', { scope, patient: patientId });
  return opened;
}

/** Whoever is away agreed that the place where they are served opens their details until that is over; no other place does. */
async function servedHere(
  ctx: Context,
  actor: StaffActor,
  patientId: Id<'Patient'>,
): Promise<Opened | null> {
  const [away] = await ctx.sql<{ until: Date }>(
    `SELECT ends_at AS until FROM aways WHERE patient_id = $1 AND ended_at IS NULL AND ends_at > $3
       AND ($2::uuid[] IS NULL OR site_id = ANY($2))`,
    [patientId, placesOf(actor), ctx.now],
  );
  return away ? { why: 'away', until: away.until } : null;
}

/** Whether the patient has a parcel at a place of the reader that waits and was chosen for today or a day before, or was settled today, or a visit there today. */
async function isExpectedToday(
  ctx: Context,
  actor: StaffActor,
  patientId: Id<'Patient'>,
): Promise<boolean> {
  const rows = await ctx.sql<{ at: Date | null; waits: boolean; zone: string }>(
    `SELECT coalesce(p.ended_at, p.window_start) AS at, p.ended_at IS NULL AS waits, s.zone
     FROM pickups p JOIN sites s ON s.id = p.site_id
     WHERE p.patient_id = $1 AND ($2::uuid[] IS NULL OR p.site_id = ANY($2))
       AND (p.state IN ('held', 'ready') OR p.ended_at > $3::timestamptz - interval '1 day')
     UNION ALL
     SELECT v.start_at, false, v.zone FROM visits v
     WHERE v.patient_id = $1 AND ($2::uuid[] IS NULL OR v.site_id = ANY($2))
       AND v.state IN ('booked', 'arrived', 'checked-in', 'fulfilled')
       AND v.start_at BETWEEN $3::timestamptz - interval '1 day' AND $3::timestamptz + interval '1 day'`,
    [patientId, placesOf(actor), ctx.now],
  );
  return rows.some(({ at, waits, zone }) => {
    const today = dayOf(ctx.now, zone);
    if (!at) return waits;
    return waits ? dayOf(at, zone) <= today : dayOf(at, zone) === today;
  });
}
