import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

/** The zone by whose clock a patient lives: that of their usual place. */
export async function zoneOf(ctx: Context, patientId: Id<'Patient'>): Promise<string> {
  const [place] = await ctx.sql<{ zone: string }>(
    'SELECT s.zone FROM patients p JOIN sites s ON s.id = p.usual_site_id WHERE p.id = $1',
    [patientId],
  );
  return place?.zone ?? ctx.config.DEFAULT_ZONE;
}
