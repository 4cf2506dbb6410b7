import { expect, test } from 'vitest';
import { enqueue, stepRev } from '#core/outbox/index.js';
import type { NoticeKind as Kind } from '#core/outbox/index.js';
import {
  addHelper,
  answerHelper,
  askHelper,
  endHelper,
  lockContact,
  setConsents,
  startRehearsal,
  stopRehearsal,
} from '#core/patients/index.js';
import { dropPickup, keep } from '#core/pickups/index.js';
import { dropVisit, holdSlot } from '#core/visits/index.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const { app, caller, chatter, prepare, tasksOf, booker, book, siteAt, phones, service } =
  await visitClinic();

test('a text that we start waits until a live session ends', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    * ready
    > 3
    When may we text you?
    1 All day
    2 Morning
    3 Afternoon
    4 Evening
    0 Menu
    > 1
    OK, we will keep to those hours.
    * 1 minute later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('one left in the middle ends after fifteen minutes', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    * ready
    * 14 minutes later
    * 2 minutes later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('outside the private window it waits for the next morning', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    > 3
    When may we text you?
    1 All day
    2 Morning
    3 Afternoon
    4 Evening
    0 Menu
    > 2
    OK, we will keep to those hours.
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * 6 hours later
    * ready
    * 6 hours later
    * 11 hours later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('what would come too late is not sent, and staff have a task', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
  await play(
    phone,
    `
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    > 3
    When may we text you?
    1 All day
    2 Morning
    3 Afternoon
    4 Evening
    0 Menu
    > 4
    OK, we will keep to those hours.
    > item a
    Item A: yes at place 2 (counted yesterday).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Sat 6 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * 50 hours later
    * ready
    * 5 hours later
    * 30 hours later
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  expect(await tasksOf(person.contact.id)).toEqual(['not-delivered']);
});

test('while paused nothing is sent on Telegram either', async () => {
  const { phone, person } = await chatter({ level: 'GENERAL' });
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted Wed).
    [Keep it for me] [Other place] [Menu]
    > [Keep it for me]
    Your medicine is kept at place 2 until Wed 10 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    > PAUSE 7
    Paused until Sun 14 Mar. What is kept for you stays kept. Send RESUME to start sooner.
    * ready
    * 5 days later
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ state: string }>(
      `SELECT state FROM messages WHERE contact_id = $1 AND kind = 'ready'`,
      [person.contact.id],
    ),
  );
  expect(rows).toEqual([{ state: 'muted' }]);
});

test('on Telegram it waits while a session is live, and in quiet hours for the morning', async () => {
  await setClock(app, '2027-04-07T06:30:00Z');
  const { phone, person } = await chatter();
  await play(
    phone,
    `
    > item a
    Item A: few left at place 2 (counted 3 Mar).
    [Keep it for me] [Other place] [Tell me when sure] [Menu]
    > [Keep it for me]
    Kept for you at place 2 until Fri 9 Apr, 4pm. We will text you when it is ready.
    [My pickups]
    > details
    My details. Name and phone number: at the desk.
    [Language] [My usual place] [Hours for texts] [How much texts say] [I am away] [My helper] [Menu]
    * ready
    * 10 minutes later
    > [Hours for texts]
    When may we text you?
    [All day] [Morning] [Afternoon] [Evening] [Menu]
    > [Morning]
    OK, we will keep to those hours.
    * 1 minute later
    Baobab: yours is ready at place 2 until Fri 9 Apr, 4pm.
    [My number] [Other day] [Someone will come for me]
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  const late = await chatter();
  await play(
    late.phone,
    `
    > item a
    Item A: few left at place 2 (counted 3 Mar).
    [Keep it for me] [Other place] [Tell me when sure] [Menu]
    > [Keep it for me]
    Kept for you at place 2 until Fri 9 Apr, 4pm. We will text you when it is ready.
    [My pickups]
    * 10 hours later
    * ready
    * 6 hours later
    * 7 hours later
    Baobab: yours is ready at place 2 until Fri 9 Apr, 4pm.
    [My number] [Other day] [Someone will come for me]
    `,
    { steps: { ready: () => prepare(late.person.patientId) } },
  );
});

/** What a text may be about: one patient's parcel at place 2 and their visit on Thursday, and the patient's helper. */
async function causes() {
  await setClock(app, '2027-03-03T06:30:00Z');
  const { person } = await booker({ dueOn: '2027-03-03' });
  const { patientId, course, contact } = person;
  const keepIt = () =>
    asSystem(app, (ctx) => keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id }));
  const { id: parcel } = await keepIt();
  const visit = await book(patientId, { day: '2027-03-04', time: times.shift() ?? '' });
  const who = await asSystem(app, async (ctx) => {
    const [row] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [
      patientId,
    ]);
    const agreed = { rev: row?.rev ?? 0, language: 'en' } as const;
    await setConsents(ctx, patientId, { ...agreed, purposes: ['texts', 'helper', 'visits'] });
    return { patientId, helperId: await addHelper(ctx, patientId, 'Njeri') };
  });
  const phone = `+${(lastHelper += 1)}`;
  await asSystem(app, (ctx) => askHelper(ctx, who, { phone, language: 'en' }));
  const helper = await asSystem(app, (ctx) => lockContact(ctx, { channel: 'sms', value: phone }));
  if (!helper) throw new Error('no helper');
  const agrees = () =>
    asSystem(app, (ctx) => answerHelper(ctx, helper, { helperId: who.helperId, agrees: true }));
  return { person, parcel, visit, who, helper, keepIt, agrees };
}
type Causes = Awaited<ReturnType<typeof causes>>;

const times = ['09:40', '10:00', '10:20'];
let lastHelper = 254_733_500_000;
let revs = 0;

/** Asks for texts of what is now, runs what is due, and gives what became of each. */
async function outcomes({ person, helper }: Causes, subjectId: string, kinds: readonly Kind[]) {
  await app.db.query('DELETE FROM throttles');
  const rev = (revs += 1);
  await asSystem(app, async (ctx) => {
    const usefulUntil = new Date(ctx.now.getTime() + 86_400_000);
    for (const kind of kinds) {
      const toHelper = kind === 'helper-ask' || kind.endsWith('-helper');
      const { id: contactId, channel } = toHelper ? helper : person.contact;
      const patientId = toHelper ? null : person.patientId;
      const to = { contactId, channel, patientId, subjectId, usefulUntil };
      await enqueue(ctx, { kind, ...to, rev: stepRev(1, rev) });
    }
  });
  await phones.drain();
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ kind: Kind; state: string }>(
      'SELECT kind, state FROM messages WHERE subject_id = $1 AND rev = $2',
      [subjectId, stepRev(1, rev)],
    ),
  );
  return Object.fromEntries(rows.map(({ kind, state }) => [kind, state]));
}

const SAID = 'sent';
const UNSAID = 'cleared';

test('what is said of a parcel leaves while it is so, and not once it is not', async () => {
  const cause = await causes();
  const { person, parcel, agrees, keepIt } = cause;
  await agrees();
  const says = (...kinds: Kind[]) => outcomes(cause, parcel, kinds);
  expect(await says('not-yet', 'day-closed', 'ready', 'why', 'cancelled', 'lapsed')).toEqual({
    ...{ 'not-yet': SAID, 'day-closed': SAID, ready: UNSAID },
    ...{ why: UNSAID, cancelled: UNSAID, lapsed: UNSAID },
  });
  await prepare(person.patientId);
  expect(await says('not-yet', 'day-closed', 'ready', 'ready-helper', 'why')).toEqual({
    ...{ 'not-yet': UNSAID, 'day-closed': SAID, ready: SAID, 'ready-helper': SAID, why: UNSAID },
  });
  await asSystem(app, (ctx) => dropPickup(ctx, parcel));
  expect(await says('day-closed', 'ready', 'ready-helper', 'cancelled', 'lapsed')).toEqual({
    ...{ 'day-closed': UNSAID, ready: UNSAID, 'ready-helper': UNSAID },
    ...{ cancelled: SAID, lapsed: SAID },
  });
  await keepIt();
  expect(await says('cancelled', 'lapsed')).toEqual({ cancelled: UNSAID, lapsed: UNSAID });
});

test('what is said of a visit leaves while it is so, and not once it is not', async () => {
  const cause = await causes();
  const { visit, agrees } = cause;
  await agrees();
  const says = (...kinds: Kind[]) => outcomes(cause, visit.id, kinds);
  const now = ['visit-reminder', 'visit-helper', 'visit-booked'] as const;
  expect(await says(...now, 'visit-closed', 'visit-missed')).toEqual({
    ...{ 'visit-reminder': SAID, 'visit-helper': SAID, 'visit-booked': SAID },
    ...{ 'visit-closed': UNSAID, 'visit-missed': UNSAID },
  });
  await asSystem(app, (ctx) => dropVisit(ctx, visit.id));
  expect(await says(...now, 'visit-closed')).toEqual({
    ...{ 'visit-reminder': UNSAID, 'visit-helper': UNSAID, 'visit-booked': UNSAID },
    'visit-closed': SAID,
  });
});

test('a time is offered while it is held, a helper asked while they are one, and a rehearsal said while it lasts', async () => {
  const cause = await causes();
  const { person, who } = cause;
  const { patientId, contact } = person;
  const offer = await asSystem(app, (ctx) =>
    holdSlot(ctx, {
      ...{ patientId, serviceId: service, siteId: siteAt(2).id },
      day: '2027-03-05',
      time: '09:40',
    }),
  );
  await asSystem(app, (ctx) => startRehearsal(ctx, { patientId, contactId: contact.id }));
  const [rehearsal] = await asSystem(app, (ctx) =>
    ctx.sql<{ id: string }>('SELECT id FROM rehearsals WHERE patient_id = $1', [patientId]),
  );
  const each = async () => ({
    ...(await outcomes(cause, offer.id, ['visit-offer'])),
    ...(await outcomes(cause, who.helperId, ['helper-ask'])),
    ...(await outcomes(cause, rehearsal?.id ?? '', ['rehearsal'])),
  });
  expect(await each()).toEqual({ 'visit-offer': SAID, 'helper-ask': SAID, rehearsal: SAID });
  await asSystem(app, async (ctx) => {
    await endHelper(ctx, who);
    await stopRehearsal(ctx, patientId);
  });
  await moveClock(app, 11);
  expect(await each()).toEqual({ 'visit-offer': UNSAID, 'helper-ask': UNSAID, rehearsal: UNSAID });
});
