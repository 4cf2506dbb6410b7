import type { Context } from '../kernel/context.js';
import { addDays, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { Plan, Turn } from './plan.js';
import { isOnRoster, isOpenFor } from './trouble.js';
import { minuteOf } from './wall-time.js';

/** A stretch of someone's time that visits have taken. */
export interface Busy {
  staffId: Id<'Staff'>;
  /** Null where the person or the place is away that day. */
  siteId: Id<'Site'> | null;
  serviceId: Id<'Service'> | null;
  startAt: Date;
  endAt: Date;
  capacity: number;
  /** Those that stand. */
  taken: number;
  /** Holds and offers whose time is over, and which nobody has ended yet. */
  over: number;
}

/** Whose eyes look: what a patient holds while choosing, or is about to move, is not in their own way. */
export interface Eyes {
  patientId: Id<'Patient'>;
  moving: Id<'Visit'> | null;
}

// The expiry of a hold stands in the predicate: nothing waits for the sweep.
const BUSY = `
  SELECT o.staff_id AS "staffId", o.site_id AS "siteId", o.service_id AS "serviceId",
         o.start_at AS "startAt", o.end_at AS "endAt", o.capacity,
         (count(*) FILTER (WHERE v.state <> 'pending' OR v.hold_until > $4))::int AS taken,
         (count(*) FILTER (WHERE v.state = 'pending' AND v.hold_until <= $4))::int AS over
  FROM slots o JOIN visits v ON v.slot_id = o.id
  WHERE o.staff_id = ANY($1) AND o.taken > 0 AND o.start_at >= $2::timestamptz - interval '8 hours'
    AND o.start_at < $3 AND o.end_at > $2 AND occupies(v.state) = 1
    AND v.id IS DISTINCT FROM $6
    AND NOT (v.state = 'pending' AND v.patient_id = $5 AND v.wait_id IS NULL)
  GROUP BY o.id`;

const STRETCH = { day: '$7::date', starts: '$9::int', minutes: '$10::int' };

// What was closed, shortened or taken away while the locks were waited for fills the day.
const BUSY_ON_DAY = `${BUSY}
  UNION ALL
  SELECT u.id, NULL, NULL, $2::timestamptz, $3::timestamptz, 1, 1, 0 FROM unnest($1::uuid[]) AS u(id)
  WHERE EXISTS (SELECT FROM leaves l WHERE l.staff_id = u.id AND $7::date BETWEEN l.first_day AND l.last_day)
     OR EXISTS (SELECT FROM site_closures c WHERE c.site_id = $8 AND c.day = $7::date)
     OR EXISTS (SELECT FROM site_services_not n WHERE n.site_id = $8 AND n.service_id = $11)
     OR NOT EXISTS (SELECT FROM sites s JOIN services k ON k.id = $11 AND k.active
                    JOIN staff w ON w.id = u.id AND w.state = 'active'
                    WHERE s.id = $8 AND s.active AND ${isOpenFor('s.hours', STRETCH)}
                      AND (k.speciality_id IS NULL OR lower(btrim(w.speciality)) =
                           (SELECT lower(p.code) FROM specialities p WHERE p.id = k.speciality_id)))
     OR NOT ${isOnRoster({ staff: 'u.id', site: '$8::uuid' }, STRETCH)}`;

/** What is taken of some people's time between two instants, at any place. */
export function busyBetween(
  ctx: Context,
  { staffIds, from, to }: { staffIds: readonly Id<'Staff'>[]; from: Date; to: Date },
  { patientId, moving }: Eyes,
): Promise<Busy[]> {
  return ctx.sql<Busy>(BUSY, [staffIds, from, to, ctx.now, patientId, moving]);
}

/** A stretch that some people may have for a service at a place. */
interface At {
  staffIds: readonly Id<'Staff'>[];
  siteId: Id<'Site'>;
  serviceId: Id<'Service'>;
  day: Day;
  zone: string;
  time: string;
  minutes: number;
}

/** What is taken on one day of a place, as things are under the locks that are held now. */
export function busyOn(
  ctx: Context,
  { staffIds, siteId, serviceId, day, zone, time, minutes }: At,
  { patientId, moving }: Eyes,
): Promise<Busy[]> {
  const [from, to] = [instantOf(day, '00:00', zone), instantOf(addDays(day, 1), '00:00', zone)];
  const values = [
    ...[staffIds, from, to, ctx.now, patientId, moving, day, siteId],
    ...[minuteOf(time), minutes, serviceId],
  ];
  return ctx.sql<Busy>(BUSY_ON_DAY, values);
}

/** What is taken, found by person and hour. */
export type Diary = ReadonlyMap<string, readonly Busy[]>;

const HOUR_MS = 3_600_000;

/** Enters what is taken under each hour that it touches, so that a month is looked through once. */
export function diaryOf(busy: readonly Busy[]): Diary {
  const diary = new Map<string, Busy[]>();
  for (const each of busy)
    for (const key of hoursOf(each)) diary.set(key, [...(diary.get(key) ?? []), each]);
  return diary;
}

function hoursOf({ staffId, startAt, endAt }: Pick<Busy, 'staffId' | 'startAt' | 'endAt'>) {
  const first = Math.floor(startAt.getTime() / HOUR_MS);
  const last = Math.floor((endAt.getTime() - 1) / HOUR_MS);
  return Array.from({ length: last - first + 1 }, (_, n) => `${staffId} ${first + n}`);
}

/** Whether a turn is free: nothing of that person's meets it, or it is the same stretch with room left. */
export function isFree(turn: Turn, diary: Diary, { service, site }: Plan): boolean {
  return meeting(turn, diary)
    .filter(({ taken }) => taken > 0)
    .every(
      (taken) =>
        taken.siteId === site.id &&
        taken.serviceId === service.id &&
        taken.startAt.getTime() === turn.startAt.getTime() &&
        taken.endAt.getTime() === turn.endAt.getTime() &&
        taken.taken < taken.capacity,
    );
}

/** What of that person's meets a turn. */
export function meeting(turn: Turn, diary: Diary): Busy[] {
  return hoursOf(turn)
    .flatMap((key) => diary.get(key) ?? [])
    .filter(({ startAt, endAt }) => startAt < turn.endAt && endAt > turn.startAt);
}

/** Visits that each person has among what is taken. */
export function loadOf(busy: readonly Busy[], staffId: Id<'Staff'>): number {
  return busy.reduce((sum, each) => sum + (each.staffId === staffId ? each.taken : 0), 0);
}
