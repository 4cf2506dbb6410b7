import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import type { Act } from '#core/messaging/index.js';
import { keep, pickupCode } from '#core/pickups/index.js';
import { setSiteState } from '#core/sites/index.js';
import { dropVisit } from '#core/visits/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildSite } from '../../support/build.js';
import { plainPhone } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { visitClinic } from '../dialogues/visits-clinic.js';

const world = await visitClinic();
const { app, service: kind, phones, siteAt, book, caller, chatter, enrol } = world;
const { give, handOver, live, prepare } = world;

/** What is a patient's, as the database has it. */
const kept = (patientId: Id<'Patient'>) =>
  asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT p.state, p.rev, p.why, p.site_id, v.state AS visit, v.rev AS seen, v.coming_at, c.state AS course,
              (SELECT count(*)::int FROM stock_notices n WHERE n.course_id = c.id) AS wanted
       FROM courses c JOIN pickups p ON p.course_id = c.id JOIN visits v ON v.patient_id = c.patient_id
       WHERE c.patient_id = $1`,
      [patientId],
    ),
  );

/** As if a number had texted too much. */
async function tooMuch(contactId: Id<'Contact'>): Promise<void> {
  const since = (await asSystem(app, (ctx) => Promise.resolve(ctx.now))).getTime();
  const taken = { ten: { since, count: 31 }, day: { since, count: 31 } };
  await change(app, `UPDATE conversations SET state = state || $2 WHERE contact_id = $1`, [
    contactId,
    JSON.stringify({ taken }),
  ]);
}

/** Puts a question before a number, as it was said a moment ago. */
async function ask(contactId: Id<'Contact'>, act: Act): Promise<void> {
  const asked = { line: 'which-item', at: 0, until: null, question: true, started: false };
  const state = { n: 7, asks: [{ n: 7, ...asked, answers: { '1': act } }] };
  await change(
    app,
    `INSERT INTO conversations (contact_id, state) VALUES ($1, $2)
     ON CONFLICT (contact_id) DO UPDATE SET state = excluded.state`,
    [contactId, JSON.stringify(state)],
  );
}

test('questions about somebody who is no longer of a number are closed there, whatever they were', async () => {
  const address = '+254700770090';
  const blue = await enrol({ address, nickname: 'Blue' });
  const green = await enrol({ address, nickname: 'Green' });
  const phone = plainPhone(phones, address);
  const { patientId, course } = blue;
  const siteId = siteAt(2).id;
  for (const who of [blue, green]) await give(who.patientId);
  const { id: visit } = await book(patientId, { day: '2027-03-09', time: '09:00' });
  const { id: pickup } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId, contactId: blue.contact.id }),
  );
  await prepare(patientId);
  await change(app, 'DELETE FROM patient_contacts WHERE patient_id = $1', [patientId]);
  const before = await kept(patientId);
  const wish = { service: kind, site: siteId, visit };
  const [day, time] = ['2027-03-10', '09:00'];
  const acts: Act[] = [
    { do: 'visit', visit },
    { do: 'visit-days', visit, skip: 0 },
    { do: 'visit-elsewhere', visit },
    { do: 'visit-coming', visit },
    { do: 'drop-visit', visit },
    { do: 'book-held', visit },
    { do: 'leave-visit', visit },
    { do: 'book-times', ...wish, day, skip: 0 },
    { do: 'book-at', ...wish, day, time },
    { do: 'keep', course: course.id, site: siteId },
    { do: 'tell-me', course: course.id, site: siteId },
    { do: 'other-place', course: course.id, seen: [] },
    { do: 'course-coming', course: course.id },
    { do: 'answer-why', pickup, why: 'enough' },
    { do: 'pickup', pickup },
    { do: 'show-code', pickup },
    { do: 'send-someone', pickup },
    { do: 'pickup-days', pickup, skip: 0 },
    { do: 'choose-window', pickup, day, time },
    { do: 'rehearse-secret', rehearsal: 'r', patient: patientId, positions: [1, 2] },
    { do: 'unlock', patient: patientId, positions: [1, 2], then: { do: 'pickups' } },
    { do: 'set-nickname', patient: patientId },
  ];
  for (const act of acts) {
    await ask(green.contact.id, act);
    expect((await phone.type('1')).join(), act.do).toMatch(
      /^(?:That question has closed|Nothing is kept for you now)\./,
    );
  }
  expect(await kept(patientId)).toEqual(before);
});

test('questions about what is over meanwhile say so, and do nothing', async () => {
  const { person, phone } = await caller({ level: 'GENERAL' });
  const { patientId, contact, course } = person;
  const siteId = siteAt(2).id;
  await give(patientId);
  const { id: visit } = await book(patientId, { day: '2027-03-09', time: '10:00' });
  const { id: pickup } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId, contactId: contact.id }),
  );
  const { id: shut } = await buildSite(app, { number: 91 });
  await asSystem(app, (ctx) => setSiteState(ctx, shut, { rev: 1, state: 'closed' }));
  const wish = { service: kind, site: siteId };
  const says = async (act: Act) => {
    await ask(contact.id, act);
    return (await phone.type('1')).join();
  };
  const table = async (rows: Record<string, Act[]>) => {
    for (const [answer, acts] of Object.entries(rows))
      for (const act of acts) expect(await says(act), act.do).toContain(answer);
  };
  await table({
    'Not ready yet': [{ do: 'show-code', pickup }],
    'That question has closed.': [
      { do: 'leave-visit', visit },
      { do: 'answer-why', pickup, why: 'enough' },
      { do: 'answer-check-in', ask: visit, says: 'well' },
      { do: 'bring-along' },
    ],
    'When may we call you?': [{ do: 'answer-check-in', ask: visit, says: 'not-well' }],
    'Days open:': [{ do: 'visit-elsewhere', visit }],
    'We do not know that place.': [
      { do: 'set-usual-place', site: shut },
      { do: 'away-days', site: shut },
    ],
    'No visit can be booked': [{ do: 'book-place', letter: 'Z', skip: 0 }],
    'Sorry, that day is over.': [{ do: 'book-moment', ...wish, when: { day: '2027-03-02' } }],
  });
  await asSystem(app, (ctx) => dropVisit(ctx, visit));
  await prepare(patientId);
  const [ready] = await live(patientId);
  if (!ready) throw new Error('nothing is kept');
  await handOver(siteAt(2), pickupCode(app.keys, ready));
  await change(app, "UPDATE courses SET state = 'stopped' WHERE id = $1", [course.id]);
  expect(await world.tasksOf(contact.id)).toContain('call-back');
  await table({
    'Nothing is kept for you now.': [
      { do: 'pickup', pickup },
      { do: 'show-code', pickup },
      { do: 'pickup-days', pickup, skip: 0 },
    ],
    'You have no visit now.': [{ do: 'visit', visit }],
    'That question has closed.': [
      { do: 'visit-coming', visit },
      { do: 'drop-visit', visit },
      { do: 'keep', course: course.id, site: siteId },
      { do: 'tell-me', course: course.id, site: siteId },
      { do: 'other-place', course: course.id, seen: [siteId] },
      { do: 'course-coming', course: course.id },
    ],
    'Nothing is set up here for you yet.': [{ do: 'turned-away' }],
  });
});

test('who is not well is promised a call also where there is no number to call', async () => {
  const { person, phone } = await caller();
  const id = newId();
  await change(
    app,
    `INSERT INTO check_in_asks (id, patient_id, asked_at)
     SELECT $1, $2, now() + make_interval(secs => offset_seconds) FROM clock`,
    [id, person.patientId],
  );
  await ask(person.contact.id, { do: 'answer-check-in', ask: id, says: 'not-well' });
  expect(await phone.type('1')).toEqual([
    'Thank you for telling us. We will call in the hours you chose.',
  ]);
  expect(await world.tasksOf(person.contact.id)).toEqual(['call-back']);
});

test('5 calls a person also where the question that offered it has closed', async () => {
  const { phone, person } = await caller({ place: 4 });
  expect((await phone.type('item a')).join()).toContain('5 Call me');
  await moveClock(app, 16);
  expect((await phone.type('5')).join()).toContain('When may we call you?');
  expect(await world.tasksOf(person.contact.id)).toEqual(['call-back']);
});

test('whoever presses without end is answered no more, and nothing is done', async () => {
  const { phone, person, user } = await chatter();
  await phone.type('item a');
  await tooMuch(person.contact.id);
  const shown = phones.latest(user)?.text;
  expect(await phone.type('[Keep it for me]')).toEqual([]);
  expect(phones.latest(user)?.text).toBe(shown);
  expect(await live(person.patientId)).toEqual([]);
});

test('that it is not theirs is heard all the same, by its digit and by its button', async () => {
  const { phone, person } = await caller();
  await phone.type('who are you');
  await tooMuch(person.contact.id);
  expect(await phone.type('0')).toEqual([]);
  expect((await phone.type('9')).join()).toContain('Sorry to trouble you');
  const chat = await chatter();
  await chat.phone.type('who are you');
  await tooMuch(chat.person.contact.id);
  expect((await chat.phone.type('[Not for me]')).join()).toContain('Sorry to trouble you');
});
