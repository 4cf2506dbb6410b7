import { expect, test } from 'vitest';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, service, caller, chatter, tasksOf } = await clinic();

test('three wrong answers lock it, and staff have a task', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > 5
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    0 Menu
    > 123
    Those two do not match. Send only the Nth and Nth digits, like 58.
    0 Menu
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    0 Menu
    > {wrong}
    It is locked now, to keep it yours. A person will call you.
    > 4
    It is locked now, to keep it yours. A person will call you.
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    * 25 hours later
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['call-back', 'unlock-locked']);
});

test('the same two digits are asked until they are answered', async () => {
  const { phone, person } = await caller();
  const asked: string[] = [];
  await play(
    phone,
    `
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    `,
    { hear: (text) => asked.push(text.match(/\d(?:st|nd|rd|th)/g)?.join() ?? '') },
  );
  const pairs = asked.filter((pair) => pair !== '');
  expect(pairs).toHaveLength(3);
  expect(new Set(pairs).size).toBe(1);
  expect(person.patient.confirmed).toBe(true);
});

test('no place of the number is asked again within thirty days while another is free', async () => {
  const { phone, person } = await caller();
  const asked: string[] = [];
  await play(
    phone,
    `
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    * 1 hour later
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    * 1 hour later
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    `,
    { hear: (text) => asked.push(...(text.match(/\d(?=st|nd|rd|th)/g) ?? [])) },
  );
  expect(asked.toSorted()).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(await tasksOf(person.contact.id)).toEqual(['new-secret']);
  await service.drain();
  expect(service.twilio.accepted.at(-1)).toMatchObject({
    to: person.address,
    body: 'You have used your secret number a few times here. For a new one, ask at the desk.',
  });
});

test('it stays open for five minutes', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    > pickups
    Nothing is kept for you now.
    1 Check item
    0 Menu
    * 6 minutes later
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    `,
  );
});

test('on Telegram two wrong digits are asked again', async () => {
  const { phone } = await chatter({ language: 'fr' });
  await play(
    phone,
    `
    > mes retraits
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    [Menu]
    > {wrong}
    Ces deux chiffres ne sont pas les bons. Envoyez seulement le Nth et le Nth chiffre, comme 58.
    [Menu]
    > {secret}
    Rien n'est gardé pour vous en ce moment.
    [Voir un article] [Menu]
    `,
  );
});

test('on Telegram three wrong answers lock it too, and staff have a task', async () => {
  const { phone, person } = await chatter();
  await play(
    phone,
    `
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    [Menu]
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    [Menu]
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    [Menu]
    > {wrong}
    It is locked now, to keep it yours. A person will call you.
    > pickups
    It is locked now, to keep it yours. A person will call you.
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['unlock-locked']);
});

test.each([
  [
    'en',
    'pickups',
    'You have no secret number yet. The desk gives you one, or a person will call you.',
  ],
  ['sw', '4', 'Bado huna nambari ya siri. Mapokezi watakupa moja, au mtu atakupigia simu.'],
  [
    'fr',
    '4',
    "Vous n'avez pas encore de numéro secret. L'accueil vous en donne un, ou quelqu'un vous appelle.",
  ],
] as const)('in %s whoever has no secret number is told so', async (language, typed, said) => {
  const { phone, person } = await caller({ language });
  await app.db.query('UPDATE patients SET secret_number = NULL WHERE id = $1', {
    bind: [person.patientId],
  });
  expect(await phone.type(typed)).toEqual([said]);
  expect(await tasksOf(person.contact.id)).toEqual(['new-secret']);
});
