import { expect, test } from 'vitest';
import { addStaff } from '#core/staff/index.js';
import { closeTask, openTask, worklist } from '#core/tasks/index.js';
import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import {
  dropPickup,
  keep,
  lapsePickup,
  livePickupsOf,
  releaseForVisit,
} from '#core/pickups/index.js';
import {
  askDue,
  climb,
  courseComing,
  coursesToAsk,
  dueCourse,
  letGoOn,
  markInpatient,
  missedCourse,
  ownReport,
  withheldCourse,
} from '#core/reminders/index.js';
import { stopRehearsal, startRehearsal, withholdCourse } from '#core/patients/index.js';
import {
  addService,
  arrive,
  askToCloseDays,
  bookVisit,
  changeCourse,
  closeSiteDay,
  findVisit,
  waitFor,
} from '#core/visits/index.js';
import { sayMissed } from '#core/messaging/say-reminder.js';
import { remind } from '#jobs/handlers/remind.js';
import { asSystem, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildHours, buildPractitioner } from '../visits/clinic.js';
import { change, statesAbout, tasksAbout } from './scheduled.js';

const { app } = await testApp();
const post = { app, channels: { sms: null, telegram: null } };
const at = async (day: string) => {
  await setClock(app, `${day}T09:00:00Z`);
  await app.db.query('DELETE FROM throttles');
  await remind(post);
};

interface Ladder {
  text?: number | null;
  call?: number;
  withhold?: number;
  see?: number;
  restart?: number;
  onSite?: boolean;
  intervalDays?: number;
}

/** A course that is due on Wednesday 3 March, of a programme with this ladder. */
async function due(ladder: Ladder = {}) {
  await setClock(app, '2027-03-03T06:30:00Z');
  const site = await buildSite(app);
  const handover = ladder.onSite ? 'on-site' : 'taken-away';
  const medicine = await buildMedicine(app, { handover });
  await app.db.query(
    `UPDATE programmes SET call_after_days = $2, withhold_after_days = $3, see_after_days = $4,
       restart_after_days = $5, text_after_days = $6 WHERE id = $1`,
    {
      bind: [
        ...[medicine.programme.id, ladder.call ?? null, ladder.withhold ?? null],
        ...[
          ladder.see ?? null,
          ladder.restart ?? null,
          ladder.text === undefined ? 3 : ladder.text,
        ],
      ],
    },
  );
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { patientId, course } = person;
  await change(app, 'UPDATE courses SET interval_days = $2 WHERE id = $1', [
    course.id,
    ladder.intervalDays ?? 30,
  ]);
  return {
    site,
    person,
    course,
    tasks: () => tasksAbout(app, patientId),
    texts: () => statesAbout(app, course.id),
  };
}

test('who kept nothing is asked once, three open days after, and called when the programme says so', async () => {
  const { tasks, texts } = await due({ call: 7 });
  await at('2027-03-05');
  expect(await texts()).toEqual([]);
  await at('2027-03-06');
  await at('2027-03-07');
  expect(await texts()).toEqual(['missed due']);
  expect(await tasks()).toEqual([]);
  // A Sunday does not count.
  await at('2027-03-10');
  expect(await tasks()).toEqual([]);
  await at('2027-03-11');
  await at('2027-03-12');
  expect(await tasks()).toEqual(['missed']);
});

test('who has something kept is neither asked nor called', async () => {
  const { course, site, person, tasks, texts } = await due({ call: 2 });
  await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: person.contact.id }),
  );
  await at('2027-03-05');
  expect([await tasks(), await texts()]).toEqual([[], []]);
});

test('withheld from the third missed day, the prescriber alerted; nothing is kept until they decide', async () => {
  const { course, site, person, tasks, texts } = await due({
    withhold: 3,
    onSite: true,
    intervalDays: 1,
  });
  await at('2027-03-05');
  expect([await tasks(), await texts()]).toEqual([[], []]);
  await at('2027-03-06');
  await remind(post);
  expect([await tasks(), await texts()]).toEqual([['withheld'], ['withheld due']]);
  const again = asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: person.contact.id }),
  );
  await expect(again).rejects.toThrow('course.withheld');

  const doctor = await asSystem(app, (ctx) =>
    addStaff(ctx, { email: `${newId()}@x.example`, name: 'D', role: 'doctor', siteIds: 'all' }),
  );
  const actor = {
    kind: 'staff',
    staffId: doctor,
    role: 'doctor',
    siteIds: 'all',
    sessionId: null,
  } as const;
  await perform(app, actor, async (ctx) => {
    const ask = { show: 'open', siteId: site.id, kind: 'withheld', sort: 'usual' } as const;
    const [task] = (await worklist(ctx, { ...ask, page: 1, size: 10 })).rows;
    if (!task) throw new Error('no task');
    await closeTask(ctx, task.id, { rev: task.rev, outcome: 'may-go-on', words: null });
  });
  await at('2027-03-06');
  await at('2027-03-07');
  expect(await tasks()).toEqual([]);
  await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: person.contact.id }),
  );
});

/** A daily course that is withheld from the third missed day, at a place that closes its days. */
const daily = () => closing({ withhold: 3, onSite: true, intervalDays: 1 });

/** A course at a place that closes its days. */
async function closing(ladder: Ladder) {
  const made = await due(ladder);
  const enter = (...days: string[]) =>
    asSystem(app, async (ctx) => {
      for (const day of days) await closeSiteDay(ctx, made.site.id, day);
    });
  await setClock(app, '2027-03-02T20:00:00Z');
  await enter('2027-03-02');
  return { ...made, enter };
}

test('a day that its place has not entered is no missed one, and the last open one is waited for', async () => {
  const { site, tasks, enter } = await daily();
  await at('2027-03-06');
  expect(await tasks()).toEqual([]);
  await enter('2027-03-05');
  await at('2027-03-06');
  expect(await tasks()).toEqual([]);
  await enter('2027-03-03');
  await asSystem(app, askToCloseDays);
  await at('2027-03-06');
  expect(await tasks()).toEqual([]);
  await setClock(app, '2027-03-05T06:00:00Z');
  await asSystem(app, askToCloseDays);
  // Nobody was booked there: who may be withheld from is enough to ask for the day.
  const { rows } = await asSystem(app, (ctx) =>
    worklist(ctx, {
      ...{ show: 'open', siteId: site.id, kind: 'open-day', sort: 'usual' },
      ...{ page: 1, size: 10 },
    }),
  );
  expect(rows.map(({ facts }) => facts)).toEqual([{ day: '2027-03-04', left: 1 }]);
  await enter('2027-03-04');
  await at('2027-03-06');
  expect(await tasks()).toEqual(['withheld']);
});

test('nobody is asked, nor called, for days that their place has not entered', async () => {
  const { tasks, texts, enter } = await closing({ call: 4 });
  await at('2027-03-08');
  expect([await texts(), await tasks()]).toEqual([[], []]);
  await enter('2027-03-04', '2027-03-05', '2027-03-06');
  await at('2027-03-08');
  expect([await texts(), await tasks()]).toEqual([['missed due'], []]);
  await enter('2027-03-03');
  await at('2027-03-08');
  expect([await texts(), await tasks()]).toEqual([['missed due'], ['missed']]);
});

test('on the day after one on which its place is shut the last open one counts', async () => {
  const { tasks, enter } = await daily();
  await setClock(app, '2027-03-06T20:00:00Z');
  await enter('2027-03-03', '2027-03-04', '2027-03-05');
  await at('2027-03-07');
  expect(await tasks()).toEqual([]);
  // On Monday morning Saturday is entered; Sunday never is.
  await setClock(app, '2027-03-08T04:30:00Z');
  await enter('2027-03-06');
  await at('2027-03-08');
  expect(await tasks()).toEqual(['withheld']);
});

test('a day on which its place was closed is no missed one, however long ago', async () => {
  const { tasks, site } = await due({ withhold: 4, onSite: true, intervalDays: 1 });
  const bind = [site.id, '2027-03-04'];
  await change(app, 'INSERT INTO site_closures (site_id, day) VALUES ($1, $2)', bind);
  await at('2027-03-08');
  expect(await tasks()).toEqual([]);
  await at('2027-03-09');
  expect(await tasks()).toEqual(['withheld']);
});

test('of a course that was due on a day on which its place is shut no day is missed yet', async () => {
  const { course, tasks } = await due({ call: 1 });
  await change(app, `UPDATE courses SET due_on = '2027-03-07' WHERE id = $1`, [course.id]);
  await setClock(app, '2027-03-08T09:00:00Z');
  await asSystem(app, (ctx) => climb(ctx, course.id));
  expect(await tasks()).toEqual([]);
  await at('2027-03-09');
  expect(await tasks()).toEqual(['missed']);
});

test('of who goes nowhere in particular every day counts', async () => {
  const { course, person, tasks } = await due({ call: 3 });
  await change(app, `UPDATE courses SET due_on = '2027-03-05' WHERE id = $1`, [course.id]);
  await change(app, 'UPDATE patients SET usual_site_id = NULL WHERE id = $1', [person.patientId]);
  await at('2027-03-07');
  expect(await tasks()).toEqual([]);
  await at('2027-03-08');
  expect(await tasks()).toEqual(['missed']);
});

test('whoever is withheld from is asked to come while their place is open that day, else on the next', async () => {
  const { course, site } = await due({ withhold: 3, onSite: true, intervalDays: 1 });
  const asked = () => asSystem(app, (ctx) => withheldCourse(ctx, course.id));
  await at('2027-03-06');
  expect(await asked()).toEqual({
    ...{ place: site.number, day: '2027-03-06', until: new Date('2027-03-06T13:00:00Z') },
  });
  expect(await asSystem(app, (ctx) => missedCourse(ctx, course.id))).toBeNull();
  // Two hours before it closes, and Sunday is next.
  await setClock(app, '2027-03-06T11:01:00Z');
  expect(await asked()).toMatchObject({ day: '2027-03-08' });
  const shut = (sql: string) => app.db.query(`UPDATE sites SET ${sql} WHERE id = '${site.id}'`);
  await shut(`hours = '{}'`);
  expect(await asked()).toBeNull();
  await shut(`hours = '{"6": [["08:00", "16:00"]]}', active = false, state = 'closed'`);
  expect(await asked()).toBeNull();
  await shut(`active = true, state = 'open'`);
  expect(await asked()).toMatchObject({ day: '2027-03-13' });
  await change(app, 'UPDATE courses SET withheld = false WHERE id = $1', [course.id]);
  expect(await asked()).toBeNull();
  await change(app, `UPDATE courses SET due_on = '2027-03-06' WHERE id = $1`, [course.id]);
  expect(await asSystem(app, (ctx) => missedCourse(ctx, course.id))).toBeNull();
});

/** What a day of the ladder shows: what is open for staff, with what they are told, and the texts. */
const LADDERS: {
  name: string;
  ladder: Ladder;
  days: Record<string, { tasks?: Record<string, object>; texts?: string[] }>;
}[] = [
  {
    name: 'ART: asked after three days, called after a week',
    ladder: { call: 7 },
    days: {
      '2027-03-05': {},
      '2027-03-06': { texts: ['missed due'] },
      '2027-03-10': { texts: ['missed due'] },
      '2027-03-11': { texts: ['missed due'], tasks: { missed: { days: 7 } } },
    },
  },
  {
    name: 'TB: as ART, and after two months it begins anew as the prescriber says',
    ladder: { call: 7, restart: 60 },
    days: {
      '2027-03-06': { texts: ['missed due'] },
      '2027-05-01': { texts: ['missed due'], tasks: { missed: { days: 51 } } },
      '2027-05-02': {
        texts: ['missed due'],
        tasks: { missed: { days: 51 }, 'see-first': { days: 60, step: 'restart' } },
      },
    },
  },
  {
    name: 'PrEP: asked, and called late, for it may be stopped and begun',
    ladder: { text: 5, call: 14 },
    days: {
      '2027-03-08': {},
      '2027-03-09': { texts: ['missed due'] },
      '2027-03-18': { texts: ['missed due'] },
      '2027-03-19': { texts: ['missed due'], tasks: { missed: { days: 14 } } },
    },
  },
  {
    name: 'DMPA: up to four weeks late needs no step more, then they are seen first',
    ladder: { text: null, see: 29, onSite: true, intervalDays: 91 },
    days: {
      '2027-03-10': {},
      '2027-03-31': {},
      '2027-04-01': { tasks: { 'see-first': { days: 29, step: 'see' } } },
    },
  },
  {
    name: 'methadone: one or two missed are nothing, from three it waits, at four they are seen, at five it begins anew',
    ladder: { withhold: 3, see: 4, restart: 5, onSite: true, intervalDays: 1 },
    days: {
      '2027-03-04': {},
      '2027-03-05': {},
      '2027-03-06': { texts: ['withheld due'], tasks: { withheld: { days: 3 } } },
      '2027-03-08': { texts: ['withheld due'], tasks: { withheld: { days: 4, step: 'see' } } },
      '2027-03-09': { texts: ['withheld due'], tasks: { withheld: { days: 5, step: 'restart' } } },
    },
  },
];

test.each(LADDERS)('$name', async ({ ladder, days }) => {
  const { person, texts } = await due(ladder);
  for (const [day, { tasks = {}, texts: said = [] }] of Object.entries(days)) {
    await at(day);
    const rows = await asSystem(app, (ctx) =>
      ctx.sql<{ kind: string; facts: object }>(
        `SELECT kind, facts FROM tasks WHERE patient_id = $1 AND state = 'open'`,
        [person.patientId],
      ),
    );
    const open = Object.fromEntries(rows.map(({ kind, facts }) => [kind, facts]));
    expect({ day, open, texts: await texts() }).toEqual({ day, open: tasks, texts: said });
  }
});

test('what is given each week is not asked about at the desk, but in the second half of the week', async () => {
  const { course, texts } = await due({ onSite: true, intervalDays: 7 });
  const { programmeId } = await serviceOf(course.id);
  await change(app, `UPDATE courses SET due_on = '2027-03-10' WHERE id = $1`, [course.id]);
  await asSystem(app, (ctx) => addService(ctx, { code: newId(), minutes: 20, programmeId }));
  await at('2027-03-03');
  await at('2027-03-06');
  expect(await texts()).toEqual([]);
  await at('2027-03-07');
  expect(await texts()).toEqual(['course-due due']);
});

test('what is given on site is withheld with its visits', async () => {
  const { course, site, person, texts } = await due({ withhold: 3, onSite: true, intervalDays: 1 });
  const { programmeId } = await serviceOf(course.id);
  const serviceId = await asSystem(app, (ctx) =>
    addService(ctx, { code: newId(), minutes: 20, programmeId }),
  );
  await buildHours(app, { staffId: await buildPractitioner(app), siteId: site.id });
  const { patientId } = person;
  const ask = { patientId, serviceId, siteId: site.id, day: '2027-03-09', time: '09:00' };
  const { id } = await asSystem(app, (ctx) => bookVisit(ctx, ask));
  await at('2027-03-06');
  expect(await texts()).toEqual(['withheld due']);
  expect((await asSystem(app, (ctx) => findVisit(ctx, id)))?.state).toBe('cancelled');
});

test('what was kept for a visit that has begun goes back where its course is withheld', async () => {
  const { course, site, person, tasks } = await due({
    ...{ withhold: 3, onSite: true, intervalDays: 1 },
  });
  const { programmeId } = await serviceOf(course.id);
  const serviceId = await asSystem(app, (ctx) =>
    addService(ctx, { code: newId(), minutes: 20, programmeId }),
  );
  await buildHours(app, { staffId: await buildPractitioner(app), siteId: site.id });
  const { patientId } = person;
  const ask = { patientId, serviceId, siteId: site.id, day: '2027-03-06', time: '09:00' };
  const { id } = await asSystem(app, (ctx) => bookVisit(ctx, ask));
  await at('2027-03-06');
  expect(await tasks()).toEqual(['withheld']);
  expect((await asSystem(app, (ctx) => findVisit(ctx, id)))?.state).toBe('booked');
  expect(await asSystem(app, (ctx) => livePickupsOf(ctx, patientId))).toEqual([]);
});

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

type Due = Awaited<ReturnType<typeof due>>;

/** What was kept for it goes back with its patient's own answer. */
const said =
  (why: 'enough' | 'elsewhere') =>
  ({ course, site }: Due) =>
    asSystem(app, async (ctx) => {
      const { id } = await keep(ctx, { course, siteId: site.id, contactId: null });
      await ctx.sql('UPDATE pickups SET why = $2, why_at = $3 WHERE id = $1', [id, why, ctx.now]);
      await dropPickup(ctx, id);
    });

test.each<[string, (made: Due) => Promise<unknown>]>([
  [
    'lies in a ward',
    ({ person }) => asSystem(app, (ctx) => markInpatient(ctx, person.patientId, true)),
  ],
  ['said that there is enough', said('enough')],
  ['said that it came from elsewhere', said('elsewhere')],
  [
    'had a visit for it on a day that is not entered yet',
    async (made) => {
      const { id } = await visitFor(made, '2027-03-04');
      await setClock(app, '2027-03-04T14:00:00Z');
      await asSystem(app, async (ctx) => {
        for (const pickup of await livePickupsOf(ctx, made.person.patientId))
          expect(await lapsePickup(ctx, pickup.id)).toBe(true);
        expect((await findVisit(ctx, id))?.state).toBe('booked');
      });
    },
  ],
])('who %s is neither asked nor called', async (_, excuse) => {
  const made = await due({ call: 2, onSite: true });
  await excuse(made);
  await at('2027-03-06');
  expect([await made.tasks(), await made.texts()]).toEqual([[], []]);
});

/** Books a visit at which the course is given. */
async function visitFor({ course, site, person }: Due, day: string) {
  const { programmeId } = await serviceOf(course.id);
  const serviceId = await asSystem(app, async (ctx) => {
    const found = 'SELECT id FROM services WHERE programme_id = $1';
    const [known] = await ctx.sql<{ id: Id<'Service'> }>(found, [programmeId]);
    return known?.id ?? addService(ctx, { code: newId(), minutes: 20, programmeId });
  });
  await buildHours(app, { staffId: await buildPractitioner(app), siteId: site.id });
  const ask = { patientId: person.patientId, serviceId, siteId: site.id };
  return asSystem(app, (ctx) => bookVisit(ctx, { ...ask, day, time: '09:00' }));
}

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

const serviceOf = (courseId: string) =>
  asSystem(app, async (ctx) => {
    const [row] = await ctx.sql<{ programmeId: Id<'Programme'> }>(
      'SELECT programme_id AS "programmeId" FROM courses WHERE id = $1',
      [courseId],
    );
    if (!row) throw new Error('no course');
    return row;
  });
