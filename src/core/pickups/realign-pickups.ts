import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { byNewRules, zoneRules } from '../kernel/zone-rules.js';
import type { ZoneRules } from '../kernel/zone-rules.js';

interface Held {
  id: Id<'Pickup'>;
  zone: string;
  until: Date;
  windowStart: Date | null;
}

const HELD = `
  SELECT p.id, s.zone, p.until, p.window_start AS "windowStart" FROM pickups p JOIN sites s ON s.id = p.site_id
  WHERE p.state IN ('held', 'ready') AND p.until > $1 FOR NO KEY UPDATE OF p`;

// A text that is on its way stays useful to the same wall time; reminders are made anew for the new end.
const MOVE = `
  WITH n AS (SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS n(id, until, start_at)),
  told AS (
    UPDATE messages m SET useful_until = m.useful_until + (n.until - p.until)
    FROM n JOIN pickups p ON p.id = n.id WHERE m.subject_id = n.id AND m.state IN ('due', 'queued'))
  UPDATE pickups p SET until = n.until, window_start = n.start_at, rev = p.rev + 1 FROM n WHERE p.id = n.id`;

/**
 * Computes the instants of what is kept anew where the rules of its zone are not those of last time: wall times stay
 * (domain invariant 26). Zones that are new are noted. Gives how many parcels were moved.
 */
export async function realignPickups(ctx: Context): Promise<number> {
  const [noted] = await ctx.sql<{ rules: Record<string, ZoneRules>; zones: string[] }>(
    `SELECT rules, ARRAY(SELECT DISTINCT zone FROM sites) AS zones FROM zone_data FOR UPDATE`,
    [],
  );
  const { rules = {}, zones = [] } = noted ?? {};
  const held = await ctx.sql<Held>(HELD, [ctx.now]);
  const by = (zone: string, at: Date) => byNewRules(at, zone, rules[zone] ?? []);
  const moved = held
    .map((each) => ({ ...each, to: by(each.zone, each.until) }))
    .filter(({ to, until }) => to.getTime() !== until.getTime());
  if (moved.length) {
    await ctx.sql(MOVE, [
      moved.map(({ id }) => id),
      moved.map(({ to }) => to),
      moved.map(({ zone, windowStart }) => windowStart && by(zone, windowStart)),
    ]);
    await record(ctx, 'pickup.realigned', {
      ...{ kind: 'site', id: 'all', facts: { parcels: moved.length } },
    });
  }
  await moveWindows(ctx, by);
  await note(ctx, zones);
  return moved.length;
}

/** Half hours are counted by their instants, so they move with the parcels in them. */
async function moveWindows(ctx: Context, by: (zone: string, at: Date) => Date): Promise<void> {
  const ahead = await ctx.sql<{ siteId: Id<'Site'>; zone: string; at: Date }>(
    `SELECT w.site_id AS "siteId", s.zone, w.start_at AS at FROM pickup_windows w
     JOIN sites s ON s.id = w.site_id WHERE w.start_at > $1::timestamptz - interval '1 day'`,
    [ctx.now],
  );
  const moved = ahead
    .map((each) => ({ ...each, to: by(each.zone, each.at) }))
    .filter(({ at, to }) => at.getTime() !== to.getTime());
  if (!moved.length) return;
  const rows = await ctx.sql<{ siteId: Id<'Site'>; at: Date; capacity: number; taken: number }>(
    `DELETE FROM pickup_windows w USING unnest($1::uuid[], $2::timestamptz[]) AS n(site_id, at)
     WHERE w.site_id = n.site_id AND w.start_at = n.at
     RETURNING w.site_id AS "siteId", w.start_at AS at, w.capacity, w.taken`,
    [moved.map(({ siteId }) => siteId), moved.map(({ at }) => at)],
  );
  const zoneOf = new Map(moved.map(({ siteId, zone }) => [siteId, zone]));
  await ctx.sql(
    `INSERT INTO pickup_windows (site_id, start_at, capacity, taken)
     SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::int[])`,
    [
      rows.map(({ siteId }) => siteId),
      rows.map(({ siteId, at }) => by(zoneOf.get(siteId) ?? 'UTC', at)),
      rows.map(({ capacity }) => capacity),
      rows.map(({ taken }) => taken),
    ],
  );
}

/** Notes the rules of every zone as they are now, from before anything that is still kept. */
async function note(ctx: Context, zones: readonly string[]): Promise<void> {
  const from = new Date(`${addDays(dayOf(ctx.now, 'UTC'), -60)}T00:00:00Z`);
  const rules = Object.fromEntries(zones.map((zone) => [zone, zoneRules(zone, from)]));
  await ctx.sql('UPDATE zone_data SET rules = $1', [JSON.stringify(rules)]);
}
