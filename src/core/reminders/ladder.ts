import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf, daysBetween } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { schedule, soon, stepRev } from '../outbox/index.js';
import type { ReminderKind } from '../outbox/index.js';
import { enteredOf, livePickupsOf, returnWithheld } from '../pickups/index.js';
import { withholdCourse } from '../patients/index.js';
import { findSite, openOn } from '../sites/index.js';
import { openTask } from '../tasks/index.js';
import { lockPatient, takeOffVisits } from '../visits/index.js';
import { isAskedAlike } from './asked-alike.js';
import { awayOn } from './away.js';
import { findOverdue, TEXT_DAYS } from './overdue.js';
import type { Overdue } from './overdue.js';

const TEXT_MINUTES = 2 * 24 * 60;
const DAY_MINUTES = 24 * 60;

/**
 * Takes the steps that a programme's ladder has for a course that was not collected on its day: a text that asks
 * whether to keep it, a call, withholding until the prescriber decides, word to the prescriber that somebody is to be
 * seen first or that it begins anew. Only days on which its place was open and
 * that it has entered count, and only once the last open one is. Each step is taken once a cycle; safe to run at any time.
 */
export async function climb(ctx: Context, id: Id<'Course'>): Promise<void> {
  await lockPatientOf(ctx, id);
  const course = await findOverdue(ctx, id, { lock: true });
  const days = course && (await missedDays(ctx, course));
  if (course && days !== null) await takeSteps(ctx, course, days);
}

async function takeSteps(ctx: Context, course: Overdue, days: number): Promise<void> {
  if (isReached(course.withholdAfter, days)) await withhold(ctx, course, days);
  if (isReached(course.callAfter, days)) await call(ctx, course, days);
  const late = lateDays(ctx, course, days);
  const after = { see: course.seeAfter, restart: course.restartAfter };
  for (const step of ['see', 'restart'] as const)
    if (isReached(after[step], late)) await tellPrescriber(ctx, course, { step, days: late });
  const beyond = isReached(after.see, late) || isReached(after.restart, late);
  if (isAsked(course, days) && !beyond) await ask(ctx, course);
}

const isReached = (after: number | null, days: number): boolean => after !== null && days >= after;

/** Of what is given each day or every few, the days that were missed count; of what lasts longer, how late it is. */
const lateDays = (ctx: Context, { intervalDays, dueOn, zone }: Overdue, missed: number): number =>
  intervalDays < 7 ? missed : daysBetween(dueOn, dayOf(ctx.now, zone));

/** Whoever changes visits or parcels locks their patient first. */
async function lockPatientOf(ctx: Context, id: Id<'Course'>): Promise<void> {
  const [course] = await ctx.sql<{ patientId: Id<'Patient'> }>(
    'SELECT patient_id AS "patientId" FROM courses WHERE id = $1',
    [id],
  );
  if (course) await lockPatient(ctx, course.patientId);
}

/** A daily course is asked about by nothing, and what was kept by its own question. */
const isAsked = ({ intervalDays, withheld, known, textAfter }: Overdue, days: number): boolean =>
  intervalDays >= 7 &&
  !withheld &&
  !known &&
  textAfter !== null &&
  days >= textAfter &&
  days < textAfter + TEXT_DAYS;

/**
 * The open days that went by since it was due, without today, of which the place where its patient was served that day
 * has entered all; null while the last of them is not, as they may have come then.
 */
async function missedDays(ctx: Context, course: Overdue): Promise<number | null> {
  const { id, dueOn, usualId, zone } = course;
  const all = Math.max(0, daysBetween(dueOn, dayOf(ctx.now, zone)));
  const days = Array.from({ length: all }, (_, i) => addDays(dueOn, i));
  const away = await awayOn(ctx, id, dueOn);
  const placeOn = (day: Day) => away(day) ?? usualId;
  const [open, entered]: [Day[], Day[]] = [[], []];
  for (const siteId of new Set(days.map(placeOn))) {
    const there = days.filter((day) => placeOn(day) === siteId);
    const counted = await countedAt(ctx, siteId, there);
    open.push(...counted.open);
    entered.push(...counted.entered);
  }
  return open.sort().at(-1) === entered.sort().at(-1) ? entered.length : null;
}

/** Of these days, in order, those on which a place was open, and those of them that it has entered; all where none is known. */
async function countedAt(ctx: Context, siteId: Id<'Site'> | null, days: readonly Day[]) {
  const site = siteId && (await findSite(ctx, siteId));
  if (!site) return { open: days, entered: days };
  const open = days.filter((day) => openOn(site, day).length > 0);
  return { open, entered: await enteredOf(ctx, { siteId: site.id, zone: site.zone }, open) };
}

/** Notes a step; false where it was taken in this cycle already. */
async function take(
  ctx: Context,
  { id, dueOn }: Overdue,
  step: 'text' | 'call' | 'withhold' | 'see' | 'restart',
): Promise<boolean> {
  const taken = await ctx.sql(
    `INSERT INTO course_ladders (course_id, cycle_on, step, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING step`,
    [id, dueOn, step, ctx.now],
  );
  if (!taken.length) return false;
  await record(ctx, `course.missed-${step}`, { kind: 'course', id });
  return true;
}

/** Of two courses the second is asked about a day later, where the answer to the first did not count for it. */
async function ask(ctx: Context, course: Overdue): Promise<void> {
  const { id: subjectId, patientId, siteId } = course;
  if (!siteId || (await isAskedAlike(ctx, 'missed', { patientId, subjectId }))) return;
  if (await take(ctx, course, 'text')) await text(ctx, course, 'missed');
}

async function call(ctx: Context, course: Overdue, days: number): Promise<void> {
  if (!(await take(ctx, course, 'call'))) return;
  const { id: subjectId, patientId, siteId } = course;
  await openTask(ctx, {
    kind: 'missed',
    patientId,
    siteId,
    subjectId,
    priority: 4,
    facts: { days },
  });
}

/** So long a gap is the prescriber's to judge; where they have its task already, that one says it. */
async function tellPrescriber(
  ctx: Context,
  course: Overdue,
  { step, days }: { step: 'see' | 'restart'; days: number },
): Promise<void> {
  if (!(await take(ctx, course, step))) return;
  const { id: subjectId, patientId, siteId } = course;
  await openTask(ctx, {
    kind: course.withheld ? 'withheld' : 'see-first',
    ...{ patientId, siteId, subjectId, priority: course.withheld ? 2 : 3 },
    facts: { days, step },
  });
}

/** Nothing more of it is handed over until its prescriber has seen the patient; what was kept goes back. */
async function withhold(ctx: Context, course: Overdue, days: number): Promise<void> {
  if (course.withheld || !(await take(ctx, course, 'withhold'))) return;
  const { id: subjectId, patientId, siteId } = course;
  await withholdCourse(ctx, subjectId);
  await takeOffVisits(ctx, subjectId);
  for (const { id, courseId } of await livePickupsOf(ctx, patientId))
    if (courseId === subjectId) await returnWithheld(ctx, id);
  const task = { kind: 'withheld', patientId, siteId, subjectId, priority: 2 } as const;
  await openTask(ctx, { ...task, facts: { days } });
  await text(ctx, course, 'withheld');
  course.withheld = true;
}

async function text(ctx: Context, course: Overdue, kind: ReminderKind): Promise<void> {
  const { id: subjectId, patientId, dueOn } = course;
  const rev = stepRev(daysBetween('2000-01-01', dueOn), 0);
  const dueAt = soon(ctx);
  const usefulUntil = addMinutes(ctx.now, kind === 'missed' ? TEXT_MINUTES : 3 * DAY_MINUTES);
  await schedule(ctx, { kind, patientId, contactId: null, subjectId, rev, dueAt, usefulUntil });
}
