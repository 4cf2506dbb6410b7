import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

/** Somebody who waits for a free time, as the desk sees them. */
export interface DeskWait {
  id: Id<'Wait'>;
  patientId: Id<'Patient'>;
  publicRef: string;
  service: { id: Id<'Service'>; code: string };
  from: Day;
  to: Day;
  /** What is offered to them now. */
  offered: { day: Day; time: string; until: Date } | null;
  zone: string;
}

const TURN = 'v.hold_until, w.offers, w.asked_at, w.id';
const ORDERS = {
  turn: TURN,
  service: `k.code, ${TURN}`,
  '-service': `k.code DESC, ${TURN}`,
  from: `w.from_day, ${TURN}`,
  '-from': `w.from_day DESC, ${TURN}`,
} as const;

interface Ask {
  page: number;
  size: number;
  sort: keyof typeof ORDERS;
}

/** A page of those who wait for a time at a place, by their turn to be offered one or as asked, and how many they are. */
export async function deskWaits(
  ctx: Context,
  siteId: Id<'Site'>,
  { page, size, sort }: Ask,
): Promise<{ rows: DeskWait[]; total: number }> {
  assertMayAt(ctx.actor, 'visit.read', siteId);
  await record(ctx, 'visit.waits-listed', { kind: 'site', id: siteId });
  const rows = await ctx.sql<
    Omit<DeskWait, 'offered'> & { day: Day | null; time: string | null; until: Date | null }
  >(
    `SELECT w.id, w.patient_id AS "patientId", p.public_ref AS "publicRef", s.zone,
            json_build_object('id', k.id, 'code', k.code) AS service,
            w.from_day::text AS "from", w.to_day::text AS "to",
            v.local_day::text AS day, to_char(v.local_start, 'HH24:MI') AS time, v.hold_until AS until
     FROM visit_waits w JOIN patients p ON p.id = w.patient_id JOIN services k ON k.id = w.service_id
     JOIN sites s ON s.id = w.site_id
     LEFT JOIN visits v ON v.wait_id = w.id AND v.state = 'pending' AND v.hold_until > $2
     WHERE w.site_id = $1 AND w.state IN ('waiting', 'offered')
     ORDER BY ${ORDERS[sort]} LIMIT $3 OFFSET $4`,
    [siteId, ctx.now, size, (page - 1) * size],
  );
  const [all] = await ctx.sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM visit_waits WHERE site_id = $1 AND state IN ('waiting', 'offered')`,
    [siteId],
  );
  return {
    rows: rows.map(({ day, time, until, ...wait }) => ({
      ...wait,
      offered: day && time && until ? { day, time, until } : null,
    })),
    total: all?.total ?? 0,
  };
}
