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

// Those of the speciality who are on the roster there; anyone on it where the service asks for none.
const GIVING = `
  SELECT o.id, o.number FROM sites o JOIN services s ON s.id = $2 AND s.active
  LEFT JOIN specialities p ON p.id = s.speciality_id
  WHERE o.active AND (s.programme_id IS NULL OR hands_over(o.id, s.programme_id, $1))
    AND NOT EXISTS (SELECT FROM site_services_not n WHERE n.service_id = s.id AND n.site_id = o.id)
    AND EXISTS (SELECT FROM rosters r JOIN staff w ON w.id = r.staff_id AND w.state = 'active'
                WHERE r.site_id = o.id AND (p.id IS NULL OR lower(btrim(w.speciality)) = lower(p.code)))
  ORDER BY o.number`;

/** The places that give a patient a service, by their numbers. */
export function placesGiving(
  ctx: Context,
  ask: { patientId: Id<'Patient'>; serviceId: Id<'Service'> },
): Promise<Place[]> {
  return ctx.sql<Place>(GIVING, [ask.patientId, ask.serviceId]);
}

/** Where a patient has visits of a service. */
export async function whereOf(
  ctx: Context,
  patientId: Id<'Patient'>,
  serviceId: Id<'Service'>,
): Promise<Where> {
  const [where] = await ctx.sql<Where>(LOOK, [patientId, serviceId, ctx.now]);
  return where ?? { usual: null, away: null, own: false };
}
