import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

interface Place {
  id: Id<'Site'>;
  number: number;
}

/** Where a patient has a kind of visit: at their usual place, and at another through the last day on which they are away. */
export interface Where {
  usual: Place | null;
  away: (Place & { lastDay: Day }) | null;
  /** What is given at it is given at their own place alone. */
  own: boolean;
}

/** SQL joins that find `usual`, `gone` and `own` of patient `p`, service `s` and their kind `k`, if they have it; `now` is SQL too. */
export const wherePlaces = (now: string): string => `
  LEFT JOIN programmes g ON g.id = s.programme_id
  LEFT JOIN sites w ON w.active AND w.id = CASE WHEN g.places = 'own' THEN p.usual_site_id
                                               ELSE coalesce(k.site_id, p.usual_site_id) END
  LEFT JOIN LATERAL (
    SELECT o.id, o.number, a.last_day FROM aways a JOIN sites o ON o.id = a.site_id AND o.active
    WHERE a.patient_id = p.id AND a.ended_at IS NULL AND a.ends_at > ${now}) gone ON true`;

/** SQL for what `wherePlaces` found, as columns. */
export const WHERE = `
  CASE WHEN w.id IS NOT NULL THEN json_build_object('id', w.id, 'number', w.number) END AS usual,
  CASE WHEN gone.id IS NOT NULL THEN json_build_object('id', gone.id, 'number', gone.number,
    'lastDay', gone.last_day) END AS away,
  coalesce(g.places = 'own', false) AS own`;

const LOOK = `
  SELECT ${WHERE} FROM patients p JOIN services s ON s.id = $2
  LEFT JOIN patient_services k ON k.patient_id = p.id AND k.service_id = s.id
  ${wherePlaces('$3')} WHERE p.id = $1`;

/** Where a patient has visits of a service. */
export async function whereOf(
  ctx: Context,
  patientId: Id<'Patient'>,
  serviceId: Id<'Service'>,
): Promise<Where> {
  const [where] = await ctx.sql<Where>(LOOK, [patientId, serviceId, ctx.now]);
  return where ?? { usual: null, away: null, own: false };
}
