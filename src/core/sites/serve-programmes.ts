import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { lockSite } from './change-site.js';

/** SQL for whether a place hands a course over to its patient: any place, those named, or their own; `site` and `course` are SQL for their ids. */
export const handsOver = (site: string, course: string): string =>
  `(SELECT hands_over(${site}, c.programme_id, c.patient_id) FROM courses c WHERE c.id = ${course})`;

/** SQL for whether a course of a programme that each patient has at their own place may be given at that place on a day: the usual one, or where they are while away; `day` is SQL too, null for now. */
export const isOwnPlace = (site: string, course: string, day: string): string => `
  EXISTS (SELECT 1 FROM courses c JOIN programmes g ON g.id = c.programme_id
          JOIN patients q ON q.id = c.patient_id
          WHERE c.id = ${course} AND (g.places <> 'own' OR ${site} = coalesce(
            (SELECT a.site_id FROM aways a JOIN sites o ON o.id = a.site_id AND o.active
             WHERE a.patient_id = q.id AND a.ended_at IS NULL
               AND a.ends_at > (SELECT now() + make_interval(secs => offset_seconds) FROM clock)
               AND coalesce(${day}, a.first_day) <= a.last_day), q.usual_site_id)))`;

/** Says which programmes a place does not hand over; the others, and those of later, it does. What is kept there of theirs is moved by `pickups.move`. Throws `changed-meanwhile`. */
export async function serveProgrammes(
  ctx: Context,
  id: Id<'Site'>,
  { rev, not }: { rev: number; not: readonly Id<'Programme'>[] },
): Promise<void> {
  assertMayAt(ctx.actor, 'place.manage', id);
  await lockSite(ctx, id, rev);
  await ctx.sql('DELETE FROM site_programmes_not WHERE site_id = $1 AND programme_id <> ALL($2)', [
    id,
    not,
  ]);
  await ctx.sql(
    `INSERT INTO site_programmes_not (site_id, programme_id)
     SELECT $1, p.id FROM programmes p WHERE p.id = ANY($2) ON CONFLICT DO NOTHING`,
    [id, not],
  );
  await ctx.sql('UPDATE sites SET rev = rev + 1 WHERE id = $1', [id]);
  await record(ctx, 'place.programmes-changed', { kind: 'site', id, facts: { not: not.length } });
  ctx.later('pickups.move', {});
}
