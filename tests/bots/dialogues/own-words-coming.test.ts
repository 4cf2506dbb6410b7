import { beforeEach, expect, test } from 'vitest';
import { addMinutes } from '#core/kernel/dates.js';
import { setCheckIns } from '#core/reminders/index.js';
import { tasksAbout } from '../../core/reminders/scheduled.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { visitClinic } from './visits-clinic.js';

const { app, booker, book, caller, live, phones, prepare, visits } = await visitClinic();

beforeEach(async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
});

type Made = Awaited<ReturnType<typeof caller>>;

/** What is said to a text, whole. */
const talk =
  ({ phone }: Made) =>
  async (text: string) =>
    (await phone.type(text)).join('\n');

test('"can I come tomorrow" shows the times of that day and books none; who has no visit to book is shown what is kept', async () => {
  const made = await booker({ level: 'GENERAL', dueOn: '2027-06-01' });
  const says = talk(made);
  expect(await says('can i come tomorrow')).toMatch(/^Thu 4 Mar:/);
  await says('0');
  expect(await says('i want to come tomorrow at 9')).toContain('Shall we book it?');
  expect(await visits(made.person.patientId)).toMatchObject([]);
  const kept = talk(await caller({ level: 'GENERAL' }));
  for (const text of ['item a', '1', '0']) await kept(text);
  expect(await kept('can i come tomorrow')).toContain('Not ready yet.');
});

test('"can I come Thursday" after what is kept was told of is of that, and in reply to a visit looks for another day', async () => {
  const made = await booker({ level: 'GENERAL' });
  const says = talk(made);
  for (const text of ['item a', '1']) await says(text);
  expect(await says('can i come thursday')).toContain('Not ready yet.');
  const { patientId } = made.person;
  await book(patientId, { day: '2027-03-16', time: '08:00' });
  await says('visits');
  expect(await says('naweza kuja alhamisi')).toMatch(/^Thu 4 Mar:/);
  expect((await visits(patientId)).map(({ day }) => day)).toEqual(['2027-03-16']);
});

test('WEKA is of the item where keeping it was offered, and of visits beside MIADI', async () => {
  const made = await booker({ level: 'GENERAL', language: 'sw' });
  const says = talk(made);
  await says('bidhaa a');
  expect(await says('weka miadi')).toMatch(/^Siku zilizo wazi:/);
  await says('bidhaa a');
  expect(await says('weka')).toContain('Tumekuwekea');
  expect(await live(made.person.patientId)).toHaveLength(1);
});

test('why it was not collected is heard in other words: got somewhere else, or still enough', async () => {
  const asked = async () => {
    const made = await caller({ level: 'GENERAL' });
    for (const text of ['item a', '1']) await talk(made)(text);
    await prepare(made.person.patientId);
    return made;
  };
  const [elsewhere, enough] = [await asked(), await asked()];
  await phones.drain();
  for (const days of [1.3, 1, 3]) {
    await moveClock(app, days * 1440);
    await phones.sweep();
  }
  for (const { phone } of [elsewhere, enough])
    expect(phone.arrived().at(-1)).toContain('Got it elsewhere');
  expect(await talk(elsewhere)('i got it somewhere else')).toContain('Thank you for telling us.');
  expect(await talk(enough)('i still have some')).toContain('Thank you for telling us.');
  expect(await tasksAbout(app, elsewhere.person.patientId)).toEqual(['records']);
  expect(await tasksAbout(app, enough.person.patientId)).toEqual([]);
});

test('who is not well by a word of being well that they deny is called back', async () => {
  const made = await caller({ level: 'GENERAL', language: 'sw' });
  const { patientId } = made.person;
  await asSystem(app, (ctx) => setCheckIns(ctx, patientId, addMinutes(ctx.now, 60)));
  await moveClock(app, 61);
  await phones.sweep();
  await talk(made)('si sawa');
  expect(await tasksAbout(app, patientId)).toEqual(['call-back']);
});
