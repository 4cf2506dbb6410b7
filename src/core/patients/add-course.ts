import { record } from '../audit/index.js';
import { accountOf, assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { seal } from '../kernel/sealed.js';
import { assertMayOpen } from '../consent/index.js';
import { assertOffered } from '../medicines/index.js';
import { lockActive } from './patient-row.js';

export interface AddCourse {
  patientId: Id<'Patient'>;
  programmeId: Id<'Programme'>;
  productId: Id<'Product'>;
  /** What the patient will call it; the next free letter when left out. */
  letter?: string | undefined;
  units: number;
  daysSupply: number;
  intervalDays: number;
  /** The first day on which it is due. */
  dueOn: Day;
  startOn?: Day | undefined;
  /** How it is taken, in words; sealed. */
  dose?: string | undefined;
}

/** Where a dose is sealed. */
export function doseCell(courseId: Id<'Course'>, patientId: Id<'Patient'>) {
  return { table: 'courses', column: 'dose', row: courseId, owner: patientId };
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Prescribes a course (FHIR MedicationRequest) and gives its letter. Throws `course.runs-already` where one of the product runs or rests, `course.letter-taken`. */
export async function addCourse(
  ctx: Context,
  input: AddCourse,
): Promise<{ id: Id<'Course'>; letter: string }> {
  assertMay(ctx.actor, 'course.prescribe');
  const { key } = await lockActive(ctx, input.patientId);
  await assertMayOpen(ctx, input.patientId, 'details');
  await assertOffered(ctx, input);
  const used = await ctx.sql<{ letter: string; productId: Id<'Product'> }>(
    `SELECT letter, product_id AS "productId" FROM courses
     WHERE patient_id = $1 AND state IN ('active', 'on-hold')`,
    [input.patientId],
  );
  const same = used.find(({ productId }) => productId === input.productId);
  if (same) throw new DomainError('course.runs-already', { letter: same.letter });
  const taken = used.map(({ letter }) => letter);
  const letter = input.letter ?? LETTERS.find((free) => !taken.includes(free));
  if (!letter || taken.includes(letter)) throw new DomainError('course.letter-taken');
  const id = newId<'Course'>();
  await ctx.sql(
    `INSERT INTO courses (id, patient_id, programme_id, product_id, letter, units, days_supply,
                          interval_days, due_on, created_at, start_on, dose, prescribed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      input.patientId,
      input.programmeId,
      input.productId,
      letter,
      input.units,
      input.daysSupply,
      input.intervalDays,
      input.dueOn,
      ctx.now,
      input.startOn ?? input.dueOn,
      input.dose ? seal(key, doseCell(id, input.patientId), input.dose) : null,
      accountOf(ctx.actor),
    ],
  );
  await record(ctx, 'course.added', { kind: 'course', id });
  return { id, letter };
}
