import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf, daysBetween, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { busyBetween, diaryOf, isFree } from './busy.js';
import type { Diary } from './busy.js';
import { dueOf } from './patient-services.js';
import { loadPlan, turnsOn } from './plan.js';
import type { Plan, Turn } from './plan.js';

/** What a patient wants a time for. */
export interface Ask {
  patientId: Id<'Patient'>;
  serviceId: Id<'Service'>;
  siteId: Id<'Site'>;
  /** Through that day it is at another place instead, for whoever is away. */
  away?: { siteId: Id<'Site'>; through: Day } | undefined;
  /** The visit that is to be moved: its time counts as free, and its day may be chosen again. */
  moving?: Id<'Visit'> | undefined;
  /** Times of this practitioner alone. */
  staffId?: Id<'Staff'> | undefined;
  /** Staff looks beside the rules of notice and of one visit a day. */
  override?: boolean | undefined;
}

/** Where a wish is on a day. */
export const siteOn = ({ siteId, away }: Pick<Ask, 'siteId' | 'away'>, day: Day): Id<'Site'> =>
  away && day <= away.through ? away.siteId : siteId;

/** What a place offers of the service, by everyone or by the one who is asked for. */
async function planOf(ctx: Context, { staffId, override, ...ask }: Ask): Promise<Plan> {
  const { shifts, service, ...plan } = await loadPlan(ctx, ask);
  return {
    ...plan,
    shifts: staffId ? shifts.filter((shift) => shift.staffId === staffId) : shifts,
    service: override ? { ...service, noticeMinutes: 0 } : service,
  };
}

/** Days on each side of the due day that are offered first. */
const DUE_DAYS = 3;
/** How far ahead free days are looked for at a desk: the horizon of a service bounds patients alone. */
const STAFF_DAYS = 730;
/** Days that are looked at in one statement. */
const STRIDE = 14;

/**
 * Days with a free time, at most `limit`: those of the due week first, then the others in order; where a day was named
 * to look from, in order from that. A day on which the patient has a visit already is left out.
 */
export async function freeDays(
  ctx: Context,
  ask: Ask & { from?: Day | undefined; limit?: number | undefined },
): Promise<Day[]> {
  assertMayFor(ctx.actor, ask.patientId, 'visit.read');
  const { limit = 12 } = ask;
  const looks = await looksOf(ctx, ask);
  const from = ask.from && ask.from > looks.first ? ask.from : looks.first;
  const due = !ask.from &&
    looks.due && {
      from: later(addDays(looks.due, -DUE_DAYS), from),
      to: earlier(addDays(looks.due, DUE_DAYS), looks.last),
    };
  const first = due ? (await freeIn(looks, due.from, due.to)).slice(0, limit) : [];
  const days = [...first];
  for (let day = from; day <= looks.last && days.length < limit; day = addDays(day, STRIDE)) {
    const found = await freeIn(looks, day, earlier(addDays(day, STRIDE - 1), looks.last));
    days.push(...found.filter((each) => !first.includes(each)));
  }
  return days.slice(0, limit);
}

/** Every day of a stretch that has a free time, in order; for a calendar. At most 62 days. */
export async function openDaysBetween(
  ctx: Context,
  ask: Ask & { from: Day; to: Day },
): Promise<Day[]> {
  assertMayFor(ctx.actor, ask.patientId, 'visit.read');
  const looks = await looksOf(ctx, ask);
  const to = earlier(earlier(ask.to, addDays(ask.from, 61)), looks.last);
  return freeIn(looks, later(ask.from, looks.first), to);
}

/** The free times of a day, `['08:00', '08:20', …]`. */
export async function freeTimes(ctx: Context, asked: Ask & { day: Day }): Promise<string[]> {
  assertMayFor(ctx.actor, asked.patientId, 'visit.read');
  const ask = { ...asked, siteId: siteOn(asked, asked.day) };
  const plan = await planOf(ctx, ask);
  const { first, last } = await rangeOf(ctx, ask, plan);
  if (ask.day < first || ask.day > last) return [];
  const look = { ctx, ask, plan, taken: [] };
  const diary = await takenBetween(look, ask.day, ask.day);
  const turns = turnsFrom(look, ask.day).filter((turn) => isFree(turn, diary, plan));
  return [...new Set(turns.map(({ time }) => time))].sort();
}

/** The first and the last day that may be booked, the due day, and the days on which the patient has a visit. */
async function rangeOf(ctx: Context, ask: Ask, { service, site }: Plan) {
  const due = await dueOf(ctx, { ...ask, programmeId: service.programmeId });
  const soonest = dayOf(addMinutes(ctx.now, service.noticeMinutes), site.zone);
  const horizon = ctx.actor.kind === 'staff' ? STAFF_DAYS : service.horizonDays;
  const last = addDays(dayOf(ctx.now, site.zone), horizon);
  const rows = await ctx.sql<{ day: Day }>(
    `SELECT v.local_day::text AS day FROM visits v
     WHERE v.patient_id = $1 AND v.id IS DISTINCT FROM $2 AND NOT v.override
       AND v.state IN ('pending', 'booked', 'arrived', 'checked-in')
       AND (v.state <> 'pending' OR (v.wait_id IS NOT NULL AND v.hold_until > $3))
       AND v.end_at > $3::timestamptz - interval '1 day'`,
    [ask.patientId, ask.moving ?? null, ctx.now],
  );
  const first = due?.earliest ? later(soonest, due.earliest) : soonest;
  return {
    first,
    last,
    due: due?.on ?? null,
    taken: ask.override ? [] : rows.map(({ day }) => day),
  };
}

interface Look {
  ctx: Context;
  ask: Ask;
  plan: Plan;
  taken: readonly Day[];
}

/** The days that are looked for at each place, and the due day. */
interface Looks {
  at: (Look & { first: Day; last: Day })[];
  first: Day;
  last: Day;
  due: Day | null;
}

/** One place, or two for whoever is away; where one of two does not give the service, the other alone. Throws `visit.not-given` where none does. */
async function looksOf(ctx: Context, ask: Ask): Promise<Looks> {
  const { away, ...usual } = ask;
  if (!away) return join([await lookOf(ctx, usual)]);
  const there = await orNotGiven(() => lookOf(ctx, { ...usual, siteId: away.siteId }));
  const here = await orNotGiven(() => lookOf(ctx, usual));
  const { through } = away;
  const looks = [
    ...(there ? [{ ...there, last: earlier(there.last, through) }] : []),
    ...(here ? [{ ...here, first: later(here.first, addDays(through, 1)) }] : []),
  ];
  if (!looks.length) throw new DomainError('visit.not-given');
  return join(looks);
}

async function lookOf(ctx: Context, ask: Ask) {
  const plan = await planOf(ctx, ask);
  return { ctx, ask, plan, ...(await rangeOf(ctx, ask, plan)) };
}

async function orNotGiven<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'visit.not-given') return null;
    throw error;
  }
}

function join(at: (Looks['at'][number] & { due: Day | null })[]): Looks {
  const [first, last] = [at.map((look) => look.first).sort(), at.map((look) => look.last).sort()];
  const due = at[0]?.due ?? null;
  return { at, first: first[0] ?? '', last: last.at(-1) ?? '', due };
}

/** The open days of a stretch, in order, each place's own. */
async function freeIn({ at }: Looks, from: Day, to: Day): Promise<Day[]> {
  const days: Day[] = [];
  for (const look of at)
    days.push(...(await freeAt(look, later(from, look.first), earlier(to, look.last))));
  return [...new Set(days)].sort();
}

/** The open days of a stretch at one place; a day is looked through as far as its first free time. */
async function freeAt(look: Look, from: Day, to: Day): Promise<Day[]> {
  if (from > to) return [];
  const diary = await takenBetween(look, from, to);
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n))
    .filter((day) => !look.taken.includes(day))
    .filter((day) => turnsFrom(look, day).some((turn) => isFree(turn, diary, look.plan)));
}

/** The turns of a day that are not too soon. */
function turnsFrom({ ctx, plan }: Look, day: Day): Turn[] {
  const soonest = addMinutes(ctx.now, plan.service.noticeMinutes);
  return turnsOn(plan, day).filter(({ startAt }) => startAt > ctx.now && startAt >= soonest);
}

async function takenBetween({ ctx, ask, plan }: Look, from: Day, to: Day): Promise<Diary> {
  const { zone } = plan.site;
  const span = {
    staffIds: [...new Set(plan.shifts.map(({ staffId }) => staffId))],
    from: instantOf(from, '00:00', zone),
    to: instantOf(addDays(to, 1), '00:00', zone),
  };
  const eyes = { patientId: ask.patientId, moving: ask.moving ?? null };
  return diaryOf(await busyBetween(ctx, span, eyes));
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);
const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
