import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { open, seal } from '../kernel/sealed.js';
import type { Cell } from '../kernel/sealed.js';
import { doseCell } from './add-course.js';
import { setClinicNumber } from './change-patient.js';
import { silence } from './close-patient.js';
import { moveCare, moveTasks } from './move-care.js';
import { lockActive } from './patient-row.js';
import { nicknameCell } from './patients-of.js';
import { tellOthers } from './tell-others.js';

type Locked = Awaited<ReturnType<typeof lockActive>>;

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/**
 * Joins a double to the record that stays: its numbers, courses, parcels, helpers, waiting texts and care move, what was sealed is sealed
 * anew, letters that clash change. A number that was stopped stays stopped (domain invariant 18).
 */
export async function mergePatients(
  ctx: Context,
  { doubleId, intoId }: { doubleId: Id<'Patient'>; intoId: Id<'Patient'> },
): Promise<void> {
  assertMay(ctx.actor, 'patient.merge');
  if (doubleId === intoId) throw new DomainError('invalid', { field: 'intoId' });
  // In the order of their ids, so that two merges never wait for each other.
  for (const id of [doubleId, intoId].sort()) await lockActive(ctx, id);
  await assertMayOpen(ctx, doubleId, 'details');
  await assertMayOpen(ctx, intoId, 'details');
  const pair = { from: await lockActive(ctx, doubleId), into: await lockActive(ctx, intoId) };
  await moveNumbers(ctx, pair);
  await moveCourses(ctx, pair);
  await moveHelpers(ctx, pair);
  await moveRest(ctx, doubleId, intoId);
  await moveCare(ctx, doubleId, intoId);
  await silence(ctx, doubleId);
  await ctx.sql('DELETE FROM patient_words WHERE patient_id = $1', [doubleId]);
  await ctx.sql(
    `UPDATE patients SET state = 'merged', merged_into = $2, clinic_number = NULL, clinic_index = NULL,
            rev = rev + 1 WHERE id = $1`,
    [doubleId, intoId],
  );
  if (!pair.into.clinicNumber) await setClinicNumber(ctx, pair.into, pair.from.clinicNumber);
  await record(ctx, 'patient.merged', { kind: 'patient', id: doubleId, facts: { into: intoId } });
  await record(ctx, 'patient.joined-by', {
    kind: 'patient',
    id: intoId,
    facts: { from: doubleId },
  });
}

interface Link {
  contactId: Id<'Contact'>;
  nickname: Buffer | null;
  isNew: boolean;
}

interface Pair {
  from: Locked;
  into: Locked;
}

/** A number that comes with the double is new to the record: no code goes there for a day, and who reached it so far is told. */
async function moveNumbers(ctx: Context, { from, into }: Pair): Promise<void> {
  const links = await ctx.sql<Link>(
    `SELECT contact_id AS "contactId", nickname, confirmed AND NOT EXISTS (
              SELECT FROM patient_contacts o WHERE o.patient_id = $2 AND o.contact_id = l.contact_id AND o.confirmed) AS "isNew"
     FROM patient_contacts l WHERE patient_id = $1 ORDER BY contact_id`,
    [from.id, into.id],
  );
  for (const { contactId, isNew } of links)
    if (isNew) await tellOthers(ctx, { patientId: into.id, contactId });
  for (const { contactId, nickname, isNew } of links) {
    const resealed =
      nickname &&
      reseal(
        nickname,
        [from.key, nicknameCell(from.id, contactId)],
        [into.key, nicknameCell(into.id, contactId)],
      );
    await ctx.sql(
      `INSERT INTO patient_contacts (patient_id, contact_id, nickname, confirmed, linked_at)
       SELECT $2, contact_id, $4, confirmed, coalesce($5, linked_at) FROM patient_contacts
       WHERE patient_id = $1 AND contact_id = $3
       ON CONFLICT (patient_id, contact_id) DO UPDATE
         SET confirmed = patient_contacts.confirmed OR excluded.confirmed,
             linked_at = coalesce($5, patient_contacts.linked_at)`,
      [from.id, into.id, contactId, resealed, isNew ? ctx.now : null],
    );
  }
  await ctx.sql('DELETE FROM patient_contacts WHERE patient_id = $1', [from.id]);
}

async function moveCourses(ctx: Context, { from, into }: Pair): Promise<void> {
  const running = await ctx.sql<{ letter: string }>(
    `SELECT letter FROM courses WHERE patient_id = $1 AND state IN ('active', 'on-hold')`,
    [into.id],
  );
  const taken = new Set(running.map(({ letter }) => letter));
  const moving = await ctx.sql<{
    id: Id<'Course'>;
    letter: string;
    dose: Buffer | null;
    runs: boolean;
  }>(
    `SELECT id, letter, dose, state IN ('active', 'on-hold') AS runs FROM courses
     WHERE patient_id = $1 ORDER BY letter FOR NO KEY UPDATE`,
    [from.id],
  );
  for (const { id, letter, dose, runs } of moving) {
    const free = LETTERS.find((each) => !taken.has(each)) ?? letter;
    const next = runs && taken.has(letter) ? free : letter;
    if (runs) taken.add(next);
    const resealed =
      dose && reseal(dose, [from.key, doseCell(id, from.id)], [into.key, doseCell(id, into.id)]);
    await ctx.sql(
      'UPDATE courses SET patient_id = $2, letter = $3, dose = $4, rev = rev + 1 WHERE id = $1',
      [id, into.id, next, resealed],
    );
  }
}

async function moveHelpers(ctx: Context, { from, into }: Pair): Promise<void> {
  const helpers = await ctx.sql<{ id: string; name: Buffer }>(
    'SELECT id, name FROM helpers WHERE patient_id = $1',
    [from.id],
  );
  for (const { id, name } of helpers) {
    const cell = (owner: string) => ({ table: 'helpers', column: 'name', row: id, owner });
    const resealed = reseal(name, [from.key, cell(from.id)], [into.key, cell(into.id)]);
    // Their own phone is asked anew: it was for another record that it agreed.
    await ctx.sql(
      `UPDATE helpers SET patient_id = $2, name = $3, contact_id = NULL, asked_at = NULL, agreed_at = NULL,
              scope = 'collect' WHERE id = $1`,
      [id, into.id, resealed],
    );
  }
}

/** Visits follow; where both have one on a day the second stands as an exception, and a number that is taken changes. Kinds follow that the other does not have, by a free letter. */
async function moveVisits(ctx: Context, from: Id<'Patient'>, into: Id<'Patient'>): Promise<void> {
  // What was only held, offered or waited for is asked for anew.
  await ctx.sql(
    `UPDATE visits SET state = 'cancelled', end_reason = 'expired', hold_until = NULL, rev = rev + 1,
            state_at = $2 WHERE patient_id = $1 AND state IN ('proposed', 'pending')`,
    [from, ctx.now],
  );
  await ctx.sql(
    `UPDATE visit_waits SET state = 'ended' WHERE patient_id = $1 AND state IN ('waiting', 'offered')`,
    [from],
  );
  await ctx.sql(
    `WITH free AS (
       SELECT n, row_number() OVER (ORDER BY n) AS place FROM generate_series(11, 999) n
       WHERE NOT EXISTS (SELECT FROM visits t WHERE t.patient_id IN ($1, $2) AND t.ref = n
                         AND t.state IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in'))),
     moving AS (
       SELECT v.id, row_number() OVER (ORDER BY v.start_at, v.id) AS place,
              EXISTS (SELECT FROM visits t WHERE t.patient_id = $2 AND t.local_day = v.local_day
                      AND t.state IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in')) AS second
       FROM visits v WHERE v.patient_id = $1)
     UPDATE visits v SET patient_id = $2, override = v.override OR m.second, rev = v.rev + 1,
       ref = CASE WHEN v.state IN ('booked', 'arrived', 'checked-in') THEN f.n ELSE v.ref END
     FROM moving m LEFT JOIN free f ON f.place = m.place WHERE v.id = m.id`,
    [from, into],
  );
  await ctx.sql(
    `WITH free AS (
       SELECT chr(64 + n) AS letter, row_number() OVER (ORDER BY n) AS place FROM generate_series(1, 26) n
       WHERE NOT EXISTS (SELECT FROM patient_services k WHERE k.patient_id = $2 AND k.letter = chr(64 + n))),
     moving AS (
       SELECT k.*, row_number() OVER (ORDER BY k.letter) AS place FROM patient_services k
       WHERE k.patient_id = $1 AND NOT EXISTS (SELECT FROM patient_services t
         WHERE t.patient_id = $2 AND t.service_id = k.service_id))
     INSERT INTO patient_services (patient_id, service_id, letter, site_id, interval_days, due_on)
     SELECT $2, m.service_id, f.letter, m.site_id, m.interval_days, m.due_on
     FROM moving m JOIN free f ON f.place = m.place`,
    [from, into],
  );
  await ctx.sql('DELETE FROM patient_services WHERE patient_id = $1', [from]);
}

/** Parcels, tasks and unused join words follow; what was agreed to stays where it was said. */
async function moveRest(ctx: Context, from: Id<'Patient'>, into: Id<'Patient'>): Promise<void> {
  await ctx.sql('UPDATE pickups SET patient_id = $2 WHERE patient_id = $1', [from, into]);
  await moveVisits(ctx, from, into);
  await moveTasks(ctx, from, into);
  await ctx.sql('UPDATE join_codes SET patient_id = $2 WHERE patient_id = $1 AND used_at IS NULL', [
    from,
    into,
  ]);
}

const reseal = (blob: Buffer, [oldKey, oldCell]: [DataKey, Cell], [key, cell]: [DataKey, Cell]) =>
  seal(key, cell, open(oldKey, oldCell, blob));
