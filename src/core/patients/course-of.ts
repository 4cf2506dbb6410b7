import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { Course } from './patients-of.js';

/** One active course as keeping needs it, or null. */
export async function courseOf(ctx: Context, id: Id<'Course'>): Promise<Course | null> {
  const [course] = await ctx.sql<Course>(
    `SELECT u.id, u.patient_id AS "patientId", u.letter, u.product_id AS "productId", u.units,
            u.days_supply AS "daysSupply", u.due_on::text AS "dueOn", g.handover,
            g.proxy_allowed AS "proxyAllowed", g.early_days AS "earlyDays", u.withheld
     FROM courses u JOIN programmes g ON g.id = u.programme_id
     WHERE u.id = $1 AND u.state = 'active'`,
    [id],
  );
  return course ?? null;
}
