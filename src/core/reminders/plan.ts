import type { Context } from '../kernel/context.js';

/** What changed and is to be reminded of anew. */
interface Changed {
  kind: 'pickup' | 'visit';
  id: string;
}

const TAKE = `
  DELETE FROM reminders_to_plan WHERE subject_id IN (
    SELECT subject_id FROM reminders_to_plan ORDER BY at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING kind, subject_id AS id`;

/** Steps of so many hours before, each with the next nearer one, at which it has become useless; a step that is past is not made. */
const STEPS = (hours: string) => `
  CROSS JOIN LATERAL (
    SELECT h, coalesce(lead(h) OVER (ORDER BY h DESC), 0) AS nearer
    FROM (SELECT DISTINCT unnest(${hours}) AS h) AS each WHERE h BETWEEN 1 AND 999) AS step`;

/** The rev of a step as `stepRev` makes it. */
const STEP = (rev: string, hours: string) => `${rev} * 10000 + ${hours} * 10`;

const INTO = `
  INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at,
                        useful_until, reply, made_at)`;

// A daily programme reminds of no day unless it says so; a step that is past already is not made (domain invariant 15).
const PICKUPS = `
  ${INTO}
  SELECT gen_random_uuid(), p.contact_id, p.patient_id, coalesce(c.channel, 'sms'), 'pickup-reminder',
         p.id, ${STEP('p.rev', 'h')}, 'scheduled', p.until - make_interval(hours => h),
         p.until - make_interval(hours => nearer), false, $2
  FROM pickups p
  JOIN courses u ON u.id = p.course_id
  JOIN programmes g ON g.id = u.programme_id AND (u.interval_days > 1 OR g.daily_texts)
  LEFT JOIN contact_points c ON c.id = p.contact_id
  ${STEPS('g.remind_hours')}
  WHERE p.id = ANY($1) AND p.state = 'ready' AND p.visit_id IS NULL AND p.missed_at IS NULL
    AND p.until - make_interval(hours => h) > $2
  ON CONFLICT (kind, subject_id, rev, channel) DO NOTHING`;

const VISITS = `
  ${INTO}
  SELECT gen_random_uuid(), v.contact_id, v.patient_id, coalesce(c.channel, 'sms'), 'visit-reminder',
         v.id, ${STEP('v.rev', 'h')}, 'scheduled', v.start_at - make_interval(hours => h),
         v.start_at - make_interval(hours => nearer), false, $2
  FROM visits v
  JOIN services k ON k.id = v.service_id
  LEFT JOIN courses u ON u.id = v.course_id
  LEFT JOIN programmes g ON g.id = u.programme_id
  LEFT JOIN contact_points c ON c.id = v.contact_id
  ${STEPS('k.remind_hours')}
  WHERE v.id = ANY($1) AND v.state = 'booked' AND (u.id IS NULL OR u.interval_days > 1 OR g.daily_texts)
    AND v.start_at - make_interval(hours => h) > $2
  ON CONFLICT (kind, subject_id, rev, channel) DO NOTHING`;

// Nobody who has another visit before them is asked about the one they missed, and nobody before that day is entered.
const MISSED = `
  ${INTO}
  SELECT gen_random_uuid(), v.contact_id, v.patient_id, coalesce(c.channel, 'sms'), 'visit-missed',
         v.id, ${STEP('v.rev', '0')}, 'scheduled', $2::timestamptz + interval '1 millisecond',
         $2::timestamptz + interval '3 days', false, $2
  FROM visits v
  JOIN site_days d ON d.site_id = v.site_id AND d.day = v.local_day
  LEFT JOIN courses u ON u.id = v.course_id
  LEFT JOIN programmes g ON g.id = u.programme_id
  LEFT JOIN contact_points c ON c.id = v.contact_id
  WHERE v.id = ANY($1) AND v.state = 'noshow'
    AND greatest(v.state_at, d.closed_at) > $2::timestamptz - interval '2 days'
    AND (u.id IS NULL OR u.interval_days > 1 OR g.daily_texts)
    AND NOT EXISTS (SELECT FROM visits o WHERE o.patient_id = v.patient_id
                    AND o.service_id = v.service_id AND o.state = 'booked' AND o.start_at > $2)
  ON CONFLICT (kind, subject_id, rev, channel) DO NOTHING`;

/**
 * Makes the reminders of what has changed, the longest waiting first; gives how many changes were taken up. What was
 * scheduled before was cleared beside the change itself.
 */
export async function planReminders(ctx: Context, limit: number): Promise<number> {
  const changed = await ctx.sql<Changed>(TAKE, [limit]);
  const idsOf = (kind: Changed['kind']) =>
    changed.filter((each) => each.kind === kind).map(({ id }) => id);
  const [pickups, visits] = [idsOf('pickup'), idsOf('visit')];
  if (pickups.length) await ctx.sql(PICKUPS, [pickups, ctx.now]);
  if (visits.length) {
    await ctx.sql(VISITS, [visits, ctx.now]);
    await ctx.sql(MISSED, [visits, ctx.now]);
  }
  return changed.length;
}
