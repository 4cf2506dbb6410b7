import { expect, test } from 'vitest';
import { openTask } from '#core/tasks/index.js';
import { newId } from '#core/kernel/ids.js';
import { releaseForVisit } from '#core/pickups/index.js';
import {
  askDue,
  courseComing,
  coursesToAsk,
  dueCourse,
  letGoOn,
  markInpatient,
  ownReport,
} from '#core/reminders/index.js';
import { stopRehearsal, startRehearsal, withholdCourse } from '#core/patients/index.js';
import { addService, arrive, bookVisit, changeCourse, waitFor } from '#core/visits/index.js';
import { sayMissed } from '#core/messaging/say-reminder.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite } from '../../support/build.js';
import { buildHours, buildPractitioner } from '../visits/clinic.js';
import { change } from './scheduled.js';
import { ladderWorld } from './ladder-world.js';

const { app, at, due, visitFor, serviceOf } = await ladderWorld();

test('who has booked no day for what is given on site is asked in the week before, once, and again three days after', async () => {
  const { course, site, person, texts } = await due({ onSite: true });
  const { programmeId } = await serviceOf(course.id);
  await change(app, `UPDATE courses SET due_on = '2027-03-15' WHERE id = $1`, [course.id]);
  const serviceId = await asSystem(app, (ctx) =>
    addService(ctx, { code: newId(), minutes: 20, programmeId }),
  );
  await change(app, 'UPDATE patients SET usual_site_id = $2 WHERE id = $1', [
    person.patientId,
    site.id,
  ]);
  await at('2027-03-07');
  expect(await texts()).toEqual([]);
  await at('2027-03-08');
  await at('2027-03-09');
  expect(await texts()).toEqual(['course-due due']);
  // Asked for at once by another process, it is asked once.
  await asSystem(app, (ctx) => askDue(ctx, course.id));
  expect(await texts()).toEqual(['course-due due']);
  const entries = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT 1 FROM audit_entries WHERE action = 'course.day-asked' AND subject_id = $1`, [
      course.id,
    ]),
  );
  expect(entries).toHaveLength(1);
  await at('2027-03-17');
  await asSystem(app, (ctx) => askDue(ctx, course.id));
  expect(await texts()).toEqual(['course-due due']);
  await at('2027-03-18');
  expect(await texts()).toEqual(['course-due due', 'missed due']);
  // It asks for a day, for nothing is kept before there is one; once it is booked nothing is asked.
  const said = () => asSystem(app, (ctx) => sayMissed(ctx, { subjectId: course.id }));
  const { patientId } = person;
  expect((await said())?.say).toMatchObject({
    line: { name: 'course-due' },
    answers: { '1': { do: 'book-days', service: serviceId, site: site.id } },
  });
  await buildHours(app, { staffId: await buildPractitioner(app), siteId: site.id });
  const day = { siteId: site.id, day: '2027-03-19', time: '09:00' };
  await asSystem(app, (ctx) => bookVisit(ctx, { patientId, serviceId, ...day }));
  expect(await said()).toBeNull();
});

test('where it is tomorrow already, a wait, a word that they come, a rehearsal and an end are of that day', async () => {
  await setClock(app, '2027-03-03T12:00:00Z');
  const site = await buildSite(app, { zone: 'Pacific/Kiritimati' });
  const medicine = await buildMedicine(app);
  const { patientId, course, contact } = await buildPatient(app, { site, medicines: [medicine] });
  const [row] = await asSystem(app, async (ctx) => {
    await startRehearsal(ctx, { patientId, contactId: contact.id });
    await stopRehearsal(ctx, patientId);
    const serviceId = await addService(ctx, { code: newId(), minutes: 20 });
    await waitFor(ctx, { patientId, serviceId, siteId: site.id, contactId: null });
    const about = { patientId, siteId: site.id, subjectId: course.id, priority: 2 } as const;
    await openTask(ctx, { kind: 'withheld', ...about });
    await courseComing(ctx, course.id);
    await changeCourse(ctx, course.id, { rev: 1, state: 'stopped', reason: 'finished' });
    return ctx.sql(
      `SELECT w.from_day::text AS waits, t.facts ->> 'coming' AS coming, u.end_on::text AS ended,
              q.phone_skills ->> 'on' AS rehearsed
       FROM visit_waits w JOIN courses u ON u.patient_id = w.patient_id
       JOIN patients q ON q.id = w.patient_id
       JOIN tasks t ON t.subject_id = u.id AND t.kind = 'withheld' WHERE w.patient_id = $1`,
      [patientId],
    );
  });
  const day = '2027-03-04';
  expect(row).toEqual({ waits: day, coming: day, rehearsed: day, ended: day });
});

test('by the same clock a course goes on, a stay ends, what is due is told, and its day is asked for', async () => {
  await setClock(app, '2027-03-03T12:00:00Z');
  const site = await buildSite(app, { zone: 'Pacific/Kiritimati' });
  const medicine = await buildMedicine(app);
  const made = async (medicines = [medicine], dueOn = '2027-03-02') =>
    buildPatient(app, { site, medicines, dueOn });
  const dueOf = async ({ course }: { course: { id: string } }) => {
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ dueOn: string }>('SELECT due_on::text AS "dueOn" FROM courses WHERE id = $1', [
        course.id,
      ]),
    );
    return row?.dueOn;
  };
  const waits = await made();
  const doctor = await buildPractitioner(app);
  await asSystem(app, async (ctx) => {
    const { patientId, course } = waits;
    await ctx.sql(
      `INSERT INTO course_ladders (course_id, cycle_on, step, at) VALUES ($1, '2027-03-02', 'withhold', $2)`,
      [course.id, ctx.now],
    );
    const about = { patientId, siteId: site.id, subjectId: course.id, priority: 2 } as const;
    await openTask(ctx, { kind: 'withheld', ...about });
    await withholdCourse(ctx, course.id);
    await ctx.sql(
      `UPDATE tasks SET state = 'done', outcome = 'may-go-on', closed_at = $2, closed_by_id = $3
       WHERE subject_id = $1`,
      [course.id, ctx.now, doctor],
    );
    await letGoOn(ctx);
  });
  expect(await dueOf(waits)).toBe('2027-03-04');
  // That decision is none about a later gap.
  const [again] = await asSystem(app, async (ctx) => {
    const { id } = waits.course;
    await ctx.sql(
      `INSERT INTO course_ladders (course_id, cycle_on, step, at)
       VALUES ($1, '2027-03-04', 'withhold', $2::timestamptz + interval '1 minute')`,
      [id, ctx.now],
    );
    await withholdCourse(ctx, id);
    await letGoOn(ctx);
    return ctx.sql('SELECT withheld FROM courses WHERE id = $1', [id]);
  });
  expect(again).toEqual({ withheld: true });

  const { patientId } = await made();
  const report = await asSystem(app, (ctx) => ownReport(ctx, patientId));
  expect(report.nextPickup?.day).toBe('2027-03-04');

  const doses = await buildMedicine(app, { handover: 'on-site' });
  const soon = await made([doses], '2027-03-11');
  const programmeId = doses.programme.id;
  await asSystem(app, (ctx) => addService(ctx, { code: newId(), minutes: 20, programmeId }));
  expect(await asSystem(app, (ctx) => coursesToAsk(ctx, 100))).toContain(soon.course.id);

  const inside = await made([medicine], '2027-03-05');
  await asSystem(app, (ctx) => markInpatient(ctx, inside.patientId, true));
  await setClock(app, '2027-03-05T12:00:00Z');
  await asSystem(app, (ctx) => markInpatient(ctx, inside.patientId, false));
  expect(await dueOf(inside)).toBe('2027-03-06');
});

test('who has no usual place and never had it is asked for a day too, at the first place that gives it', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  const medicine = await buildMedicine(app, { handover: 'on-site', places: 'named' });
  const programmeId = medicine.programme.id;
  const site = await buildSite(app);
  const { course } = await buildPatient(app, { medicines: [medicine], dueOn: '2027-03-08' });
  await change(app, 'INSERT INTO programme_sites (programme_id, site_id) VALUES ($1, $2)', [
    programmeId,
    site.id,
  ]);
  expect(await asSystem(app, (ctx) => dueCourse(ctx, course.id))).toBeNull();
  await asSystem(app, (ctx) => addService(ctx, { code: newId(), minutes: 20, programmeId }));
  expect(await asSystem(app, (ctx) => dueCourse(ctx, course.id))).toMatchObject({
    siteId: site.id,
    place: site.number,
  });
});

test('nobody is asked for a day who has one, lies in a ward, is withheld from, or begins that day', async () => {
  const made = await due({ onSite: true });
  const { course } = made;
  const { programmeId } = await serviceOf(course.id);
  await asSystem(app, (ctx) => addService(ctx, { code: newId(), minutes: 20, programmeId }));
  await change(app, `UPDATE courses SET start_on = '2027-02-01' WHERE id = $1`, [course.id]);
  const isAsked = async () => (await asSystem(app, (ctx) => dueCourse(ctx, course.id))) !== null;
  expect(await isAsked()).toBe(true);
  for (const [not, again] of [
    [
      `courses SET start_on = due_on WHERE id = $1`,
      `courses SET start_on = '2027-02-01' WHERE id = $1`,
    ],
    ['courses SET withheld = true WHERE id = $1', 'courses SET withheld = false WHERE id = $1'],
    [
      `patients SET inpatient_since = '2027-03-01' WHERE id = (SELECT patient_id FROM courses WHERE id = $1)`,
      'patients SET inpatient_since = NULL WHERE id = (SELECT patient_id FROM courses WHERE id = $1)',
    ],
  ] as const) {
    await change(app, `UPDATE ${not}`, [course.id]);
    expect([not, await isAsked()]).toEqual([not, false]);
    await change(app, `UPDATE ${again}`, [course.id]);
    expect(await isAsked()).toBe(true);
  }
  const { id } = await visitFor(made, '2027-03-08');
  expect(await isAsked()).toBe(false);
  // What was kept for it may be gone where somebody has come to it.
  await setClock(app, '2027-03-08T05:50:00Z');
  await asSystem(app, async (ctx) => {
    await arrive(ctx, id, 1);
    await releaseForVisit(ctx, id);
  });
  await change(app, `UPDATE courses SET due_on = '2027-03-09' WHERE id = $1`, [course.id]);
  expect(await isAsked()).toBe(false);
});
