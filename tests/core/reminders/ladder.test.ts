import { expect, test } from 'vitest';
import { addStaff } from '#core/staff/index.js';
import { closeTask, worklist } from '#core/tasks/index.js';
import { perform } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { dropPickup, keep, lapsePickup, livePickupsOf } from '#core/pickups/index.js';
import { markInpatient, missedCourse, withheldCourse } from '#core/reminders/index.js';
import { addService, bookVisit, findVisit } from '#core/visits/index.js';
import { remind } from '#jobs/handlers/remind.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildHours, buildPractitioner } from '../visits/clinic.js';
import { change } from './scheduled.js';
import { ladderWorld } from './ladder-world.js';
import type { Ladder, Due } from './ladder-world.js';

const { app, post, at, due, visitFor, serviceOf } = await ladderWorld();

/** What was kept for it goes back with its patient's own answer. */
const said =
  (why: 'enough' | 'elsewhere') =>
  ({ course, site }: Due) =>
    asSystem(app, async (ctx) => {
      const { id } = await keep(ctx, { course, siteId: site.id, contactId: null });
      await ctx.sql('UPDATE pickups SET why = $2, why_at = $3 WHERE id = $1', [id, why, ctx.now]);
      await dropPickup(ctx, id);
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

test.each<[string, (made: Due) => Promise<unknown>]>([
  [
    'lies in a ward',
    ({ person }) => asSystem(app, (ctx) => markInpatient(ctx, person.patientId, true)),
  ],
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

test.each(['enough', 'elsewhere'] as const)(
  'who said "%s" is asked and called again when it is due the next time',
  async (why) => {
    const made = await due({ call: 7 });
    await said(why)(made);
    // From 2 April, a Friday, it is due again, and nothing is kept for it.
    for (const day of ['2027-03-06', '2027-03-20', '2027-04-02', '2027-04-05']) await at(day);
    expect([await made.tasks(), await made.texts()]).toEqual([[], []]);
    await at('2027-04-06');
    expect(await made.texts()).toEqual(['missed due']);
    await at('2027-04-09');
    expect(await made.tasks()).toEqual([]);
    await at('2027-04-10');
    expect(await made.tasks()).toEqual(['missed']);
  },
);
