import { expect, test } from 'vitest';
import { enqueue } from '#core/outbox/index.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { takeReport } from '#core/messaging/index.js';
import { changeUsualSite } from '#core/patients/index.js';
import { reasonOf } from '#bots/channels/twilio-channel.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { clinic } from '../../bots/dialogues/clinic.js';

const { app, service, caller, chatter, stateOf, tasksOf } = await clinic({ 2: 30 });

interface Person {
  patientId: Id<'Patient'>;
  contact: { id: Id<'Contact'>; channel: 'sms' | 'telegram' };
}

/** A text that we start and that asks for nothing. */
const write = ({ patientId, contact }: Person) =>
  asSystem(app, (ctx) =>
    enqueue(ctx, {
      kind: 'form-answered',
      contactId: contact.id,
      channel: contact.channel,
      patientId,
      subjectId: newId(),
      rev: 1,
      usefulUntil: new Date(ctx.now.getTime() + 5 * 86_400_000),
    }),
  );

const DAY = 24 * 60;

test('ninety days without an answer: one question that says nothing, and nothing else is sent before it is answered', async () => {
  const { phone, person } = await caller({ dueOn: '2028-03-03' });
  await write(person);
  await service.drain();
  phone.arrived();
  await moveClock(app, 89 * DAY);
  await service.sweep();
  expect(await stateOf(person.contact.id)).toBe('verified');
  await moveClock(app, 2 * DAY);
  await service.sweep();
  expect(await stateOf(person.contact.id)).toBe('reverify');
  await write(person);
  await play(
    phone,
    `
    * a moment later
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    `,
  );
});

test('who stopped us and starts again after 90 days is asked that question too, before it is heard as theirs', async () => {
  const soon = await caller({ dueOn: '2028-12-03' });
  const late = await caller({ dueOn: '2028-12-03' });
  await soon.phone.type('STOP');
  await late.phone.type('STOP');
  await moveClock(app, 60 * DAY);
  await service.sweep();
  expect((await soon.phone.type('START')).join()).toContain('1 Check item');
  await moveClock(app, 31 * DAY);
  await service.sweep();
  // Whoever has it now says something first, and is heard only once they start.
  await play(
    late.phone,
    `
    > hello
    > START
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    `,
  );
});

test('a text after a quiet quarter is not yet unanswered', async () => {
  const { person } = await caller({ dueOn: '2028-12-03' });
  await moveClock(app, 91 * DAY);
  await write(person);
  await service.drain();
  await service.sweep();
  expect(await stateOf(person.contact.id)).toBe('verified');
});

test('whoever writes now and then, or was never written to, is not asked', async () => {
  const one = await caller({ dueOn: '2028-12-03' });
  const two = await chatter({ dueOn: '2028-12-03' });
  await write(one.person);
  await service.drain();
  await moveClock(app, 60 * DAY);
  await one.phone.type('who');
  await moveClock(app, 60 * DAY);
  await service.sweep();
  expect(await stateOf(one.person.contact.id)).toBe('verified');
  expect(await stateOf(two.person.contact.id)).toBe('verified');
});

/** Texts a person three times, and reports of each what its network says. */
async function reportThree(person: Person, code: string) {
  for (let n = 1; n <= 3; n += 1) {
    await write(person);
    await service.drain();
    await asSystem(app, async (ctx) => {
      const [last] = await ctx.sql<{ messageId: Id<'Message'>; providerId: string }>(
        `SELECT id AS "messageId", provider_id AS "providerId" FROM messages
         WHERE contact_id = $1 AND state = 'sent' ORDER BY sent_at DESC, id DESC LIMIT 1`,
        [person.contact.id],
      );
      if (!last) throw new Error('nothing was sent');
      await takeReport(ctx, { ...last, status: 'undelivered', code, reason: reasonOf(+code) });
    });
  }
}

test.each([
  ['30003', 'switched off'],
  ['30004', 'blocked by its owner'],
  ['30008', 'of no cause that is known'],
])('three texts in a row that did not reach make a number doubtful: %s, %s', async (code) => {
  const { person } = await caller({ dueOn: '2029-12-03' });
  await reportThree(person, code);
  expect(['stale', 'reverify']).toContain(await stateOf(person.contact.id));
  // The least is said there from now on, to which nobody agreed.
  const spoken = await asSystem(app, (ctx) =>
    ctx.sql('SELECT level, level_agreed_at FROM contact_points WHERE id = $1', [person.contact.id]),
  );
  expect(spoken).toEqual([{ level: 'COVERT', level_agreed_at: null }]);
  expect(await tasksOf(person.contact.id)).toContain('not-delivered');
});

test.each([
  ['30002', 'our account'],
  ['30007', 'a filter'],
  ['30034', 'our sender'],
])('what fails by us says nothing of a number: %s, %s', async (code) => {
  const { person } = await caller({ dueOn: '2029-12-03' });
  await reportThree(person, code);
  expect(await stateOf(person.contact.id)).toBe('verified');
  expect(await tasksOf(person.contact.id)).toContain('not-delivered');
});

test.each([
  [400, 21617],
  [400, 21612],
  [403, 21408],
])('nor does what is refused before it leaves: %s %s', async (status, code) => {
  const { person } = await caller({ dueOn: '2029-12-03' });
  service.twilio.fault(() => ({ status, code }));
  for (let n = 1; n <= 3; n += 1) {
    await write(person);
    await service.drain();
  }
  service.twilio.fault(null);
  expect(await stateOf(person.contact.id)).toBe('verified');
  expect(await tasksOf(person.contact.id)).toContain('not-delivered');
});

test('a number is written to by the clock of the place where its patient goes', async () => {
  await setClock(app, '2028-09-06T05:30:00Z');
  const far = await buildSite(app, { number: 7, zone: 'Africa/Kinshasa' });
  const near = await caller();
  const farther = await caller();
  await asSystem(app, (ctx) => changeUsualSite(ctx, farther.person.patientId, far.id));
  const joined = await buildPatient(app, { site: far });
  for (const person of [near.person, farther.person, joined]) await write(person);
  await service.drain();
  const arrived = () => [near, farther].map(({ phone }) => phone.arrived().length);
  const sent = () => service.twilio.accepted.filter(({ to }) => to === joined.address).length;
  // Half past eight in Nairobi is half past six in Kinshasa.
  expect([...arrived(), sent()]).toEqual([1, 0, 0]);
  await moveClock(app, 91);
  await service.sweep();
  expect([...arrived(), sent()]).toEqual([0, 1, 1]);
});
