import { expect, test } from 'vitest';
import { change } from '../../core/reminders/scheduled.js';
import { asSystem } from '../../support/app.js';
import { plainPhone, play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, caller, chatter, tasksOf } = await clinic(undefined, {
  EMERGENCY_NUMBER: '0800 000 000',
});

test('danger is answered at once and is a task of the highest priority', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > I want to die
    Thank you for telling us. For help right now call #### 000 000. A person will call you very soon.
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['danger']);
});

test('it wins over a word of stopping inside it', async () => {
  const { phone, person } = await caller({ language: 'sw' });
  await play(
    phone,
    `
    > acha nife
    Asante kwa kutuambia. Ukihitaji msaada sasa hivi, piga #### 000 000. Mtu atakupigia haraka sana.
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['danger']);
});

test('from a stopped number it raises the task and sends nothing', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > STOP
    > I can't breathe
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['danger']);
});

test('from an unknown number it is answered too', async () => {
  await play(
    plainPhone(service, '+254700555001'),
    `
    > I want to kill myself
    Thank you for telling us. For help right now call #### 000 000. A person will call you very soon.
    > hello
    This number is not set up with Baobab. Please ask where you usually go.
    > I want to kill myself
    Thank you for telling us. For help right now call #### 000 000. A person will call you very soon.
    `,
  );
  const rows = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT 1 FROM tasks WHERE kind = 'danger' AND priority = 1`, []),
  );
  expect(rows).toHaveLength(4);
});

test('a robot that speaks of emergencies is answered for a while, and the task stays', async () => {
  const { phone, person } = await caller();
  const robot = 'Hello, I am away. If this is an emergency please call 911.';
  let answered = 0;
  for (let texts = 0; texts < 12; texts += 1) answered += (await phone.type(robot)).length;
  expect(answered).toBe(6);
  expect(await tasksOf(person.contact.id)).toEqual(['danger']);
});

type Caller = Awaited<ReturnType<typeof caller>>;

const states: [string, (one: Caller) => Promise<unknown>][] = [
  ['secret digits are asked', ({ phone }) => phone.type('4')],
  [
    'there is silence for an hour',
    async ({ phone }) => {
      for (let n = 0; n < 4; n += 1) await phone.type('qwrt zxcv');
    },
  ],
  [
    'too much was texted',
    async ({ phone }) => {
      for (let n = 0; n < 32; n += 1) await phone.type('0');
    },
  ],
  ['it was said that it is not theirs', ({ phone }) => phone.type('WRONG')],
  [
    'nothing is proved yet',
    ({ person }) =>
      change(app, 'UPDATE patient_contacts SET confirmed = false WHERE contact_id = $1', [
        person.contact.id,
      ]),
  ],
];

test.each(states)('where %s it is heard and answered all the same', async (_, come) => {
  const one = await caller();
  await come(one);
  expect((await one.phone.type('I want to die')).join()).toContain('Thank you for telling us');
  expect(await tasksOf(one.person.contact.id)).toContain('danger');
});

test('a stopped chat is sent nothing, and the task is raised', async () => {
  const { phone, person } = await chatter();
  await phone.type('STOP');
  expect(await phone.type('I want to die')).toEqual([]);
  expect(await tasksOf(person.contact.id)).toEqual(['danger']);
});

test('on Telegram in French', async () => {
  const { phone } = await chatter({ language: 'fr' });
  await play(
    phone,
    `
    > je veux mourir
    Merci de nous l'avoir dit. Besoin d'aide tout de suite? Appelez le #### 000 000. Quelqu'un va vous appeler très vite.
    `,
  );
});

test('where no number to call is set, it says to go to a person, in each language', async () => {
  Object.assign(app.config, { EMERGENCY_NUMBER: undefined });
  const { phone } = await caller();
  await play(
    phone,
    `
    > I want to die
    Thank you for telling us. Please go to someone you trust right now. A person will call you very soon.
    `,
  );
  const swahili = await caller({ language: 'sw' });
  await play(
    swahili.phone,
    `
    > nataka kufa
    Asante kwa kutuambia. Tafadhali nenda sasa hivi kwa mtu unayemwamini. Tutakupigia haraka sana.
    `,
  );
  const french = await chatter({ language: 'fr' });
  await play(
    french.phone,
    `
    > je veux mourir
    Merci de nous l'avoir dit. Allez tout de suite vers une personne de confiance. Quelqu'un va vous appeler très vite.
    `,
  );
  expect(await tasksOf(french.person.contact.id)).toEqual(['danger']);
});
