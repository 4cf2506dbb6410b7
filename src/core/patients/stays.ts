import type { Context } from '../kernel/context.js';
import { addDays, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';

/** Days in a ward, `to` not included. */
export interface Stay {
  from: Day;
  to: Day;
}

/** Keeps a stay that is over; one that ended on its first day took none. */
export async function keepStay(ctx: Context, patientId: Id<'Patient'>, stay: Stay): Promise<void> {
  await ctx.sql(
    `INSERT INTO stays (id, patient_id, first_day, home_on)
     SELECT $1, $2, $3::date, $4::date WHERE $3::date < $4::date`,
    [newId(), patientId, stay.from, stay.to],
  );
}

/** A patient's days in a ward by the clock of a zone, through today where they are there now. */
export async function staysOf(
  ctx: Context,
  patientId: Id<'Patient'>,
  zone: string,
): Promise<Stay[]> {
  const over = await ctx.sql<Stay>(
    `SELECT first_day::text AS "from", home_on::text AS "to" FROM stays WHERE patient_id = $1`,
    [patientId],
  );
  const [now] = await ctx.sql<{ since: Date }>(
    `SELECT inpatient_since AS since FROM patients WHERE id = $1 AND inpatient_since IS NOT NULL`,
    [patientId],
  );
  const to = addDays(dayOf(ctx.now, zone), 1);
  return now ? [...over, { from: dayOf(now.since, zone), to }] : over;
}
