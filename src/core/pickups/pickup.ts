import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';

export type PickupState = 'held' | 'ready' | 'collected' | 'released' | 'returned' | 'reversed';

/** Why a parcel was not collected, in its patient's own answer. */
export type Why = 'coming' | 'enough' | 'not-there' | 'elsewhere' | 'moved';

/** A parcel on its way to its patient (FHIR MedicationDispense). */
export interface Pickup {
  id: Id<'Pickup'>;
  patientId: Id<'Patient'>;
  courseId: Id<'Course'>;
  siteId: Id<'Site'>;
  contactId: Id<'Contact'> | null;
  channel: ChannelName | null;
  letter: string;
  productId: Id<'Product'>;
  place: number;
  zone: string;
  units: number;
  parcel: number;
  state: PickupState;
  windowStart: Date | null;
  /** When the hold ends. */
  until: Date;
  issue: number;
  skipped: number;
  rev: number;
  proxyAllowed: boolean;
  /** Its programme hands it over at the patient's own place alone. */
  ownPlaceOnly: boolean;
  earlyDays: number;
  dueOn: string;
  withheld: boolean;
  /** Its hold was made longer already. */
  extended: boolean;
  /** The visit at which it is given, for what is given on site. */
  visitId: Id<'Visit'> | null;
  /** The end of its window, where it is kept on although nobody came. */
  missedAt: Date | null;
  /** What its patient said when asked why. */
  why: Why | null;
  /** It is ready, but its patient was told that it is not there: staff look for it. */
  sought: boolean;
}

const SELECT = `
  SELECT p.id, p.patient_id AS "patientId", p.course_id AS "courseId", p.site_id AS "siteId",
         p.contact_id AS "contactId", c.channel, u.letter, u.product_id AS "productId",
         s.number AS place, s.zone, p.units, p.parcel, p.state, p.window_start AS "windowStart",
         p.until, p.issue, p.skipped, p.rev, g.proxy_allowed AS "proxyAllowed",
         g.places = 'own' AS "ownPlaceOnly", g.early_days AS "earlyDays", u.due_on::text AS "dueOn",
         u.withheld OR u.state <> 'active' AS withheld, p.extended_at IS NOT NULL AS extended,
         p.visit_id AS "visitId", p.missed_at AS "missedAt", p.why,
         p.state = 'ready' AND p.sought_at IS NOT NULL AS sought
  FROM pickups p
  JOIN courses u ON u.id = p.course_id
  JOIN programmes g ON g.id = u.programme_id
  JOIN sites s ON s.id = p.site_id
  LEFT JOIN contact_points c ON c.id = p.contact_id`;

/** Whether something is kept: it waits to be prepared or to be collected. */
export const isLive = ({ state }: Pick<Pickup, 'state'>): boolean =>
  state === 'held' || state === 'ready';

/** Locks one pickup, or refuses with `not-found`. */
export async function lockPickup(ctx: Context, id: Id<'Pickup'>): Promise<Pickup> {
  const [pickup] = await ctx.sql<Pickup>(`${SELECT} WHERE p.id = $1 FOR NO KEY UPDATE OF p`, [id]);
  if (!pickup) throw new DomainError('not-found', { what: 'pickup' });
  return pickup;
}

/** One pickup as it is, or null. */
export async function findPickup(ctx: Context, id: string): Promise<Pickup | null> {
  const [pickup] = await ctx.sql<Pickup>(`${SELECT} WHERE p.id = $1`, [id]);
  return pickup ?? null;
}

/** A patient's live pickups, oldest first. */
export function livePickupsOf(ctx: Context, patientId: Id<'Patient'>): Promise<Pickup[]> {
  return ctx.sql<Pickup>(
    `${SELECT} WHERE p.patient_id = $1 AND p.state IN ('held', 'ready') ORDER BY p.id`,
    [patientId],
  );
}

/** Staff's list: live pickups, of one place or of all, those that end first on top. */
export async function livePickups(ctx: Context, siteId: Id<'Site'> | null): Promise<Pickup[]> {
  assertMay(ctx.actor, 'pickup.list');
  await record(ctx, 'pickup.listed', { kind: 'site', id: siteId ?? 'all' });
  return ctx.sql<Pickup>(
    `${SELECT} WHERE p.state IN ('held', 'ready') AND ($1::uuid IS NULL OR p.site_id = $1)
     ORDER BY p.until, p.id LIMIT 500`,
    [siteId],
  );
}

/** The live pickup that bears this code's digest at a place, locked; null where there is none. */
export async function lockPickupByCode(
  ctx: Context,
  siteId: Id<'Site'>,
  digest: Buffer,
): Promise<Pickup | null> {
  const [pickup] = await ctx.sql<Pickup>(
    `${SELECT} WHERE p.site_id = $1 AND p.code_digest = $2
       AND p.state IN ('held', 'ready') FOR NO KEY UPDATE OF p`,
    [siteId, digest],
  );
  return pickup ?? null;
}
