import { expect, test } from 'vitest';
import { LANGUAGES } from '#core/messaging/lines.js';
import { asSms, called, choiceLabels, render } from '#core/messaging/render.js';
import type { Line, Style } from '#core/messaging/render.js';

const english: Style = { language: 'en', level: 'COVERT', brand: 'Baobab' };
const swahili: Style = { ...english, language: 'sw' };
const french: Style = { ...english, language: 'fr' };
const until = { day: '2027-03-05', time: '16:00' };

function sms(line: Line, style = english): string {
  return asSms(render(line, style));
}

test('an SMS is the text with one numbered line a choice', () => {
  const counted = { counted: '2027-03-01', today: '2027-03-01' };
  expect(sms({ name: 'item-yes', facts: { item: 'A', place: 2, counted } })).toBe(
    'Item A: yes at place 2 (counted today).\n1 Keep it for me\n2 Other place\n0 Menu',
  );
});

test('only the keys named are offered', () => {
  const counted = { counted: '2027-03-01', today: '2027-03-01' };
  const facts = { item: 'A', place: 2, counted };
  const line: Line = { name: 'item-yes', facts, only: ['1', '0'] };
  expect(render(line, english).choices.map(({ key }) => key)).toEqual(['1', '0']);
});

test('what the sentence names is a button on Telegram and no numbered line by SMS', () => {
  const kept = render({ name: 'kept', facts: { place: 2, until } }, english);
  expect(kept.text).toBe(
    'Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready.',
  );
  expect(kept.choices).toEqual([{ key: '4', label: 'My pickups', inText: true }]);
  expect(asSms(kept)).toBe(`${kept.text} To change it send 4.`);
});

test('a tail goes where none of the choices it names is offered', () => {
  const line: Line = { name: 'closed-question' };
  expect(sms(line)).toBe('That question has closed. Send 0 for the menu.');
  expect(sms({ ...line, only: [] })).toBe('That question has closed.');
});

test('the menu has a line of its own under the secret number, and goes where it may not be offered', () => {
  const line: Line = { name: 'unlock', facts: { first: { ordinal: 2 }, second: { ordinal: 4 } } };
  const question = 'Secret number: send only its 2nd and 4th digits, like 58.';
  expect(sms(line)).toBe(`${question}\n0 Menu`);
  expect(sms({ ...line, only: [] })).toBe(question);
});

test('the first menu of a day names PAUSE and STOP after the list, by SMS alone', () => {
  const first = render({ name: 'menu-first' }, english);
  expect(asSms(first)).toBe(
    'Baobab. Send one number:\n1 Check item\n2 Book visit\n3 My visits\n4 My pickups\n5 Help\nPAUSE or STOP any time.',
  );
  expect(first.text).toBe('Baobab. What do you need?');
  expect(sms({ name: 'menu' })).not.toContain('STOP');
});

test('a list takes the keys from 1 on, and no more than its line allows', () => {
  const entries = ['Blue', 'Green', 'Red', 'Pink', 'Grey'].map((nickname) => ({ nickname }));
  expect(sms({ name: 'which-person', entries, only: ['0'] })).toBe(
    'Who is this for?\n1 Blue\n2 Green\n3 Red\n4 Pink\n0 Menu',
  );
});

test('days and times in a list cannot be taken for another option', () => {
  const days = ['2027-03-02', '2027-03-05'].map((day) => ({ day: { day } }));
  expect(sms({ name: 'pickup-day', entries: days, only: ['0'] })).toBe(
    'Which day suits you?\n1 Tue 02 Mar\n2 Fri 05 Mar\n0 Menu',
  );
  const times = ['09:00', '14:30'].map((time) => ({ time: { time } }));
  const line: Line = {
    name: 'pickup-time',
    facts: { day: { day: '2027-03-02' } },
    entries: times,
    only: ['0'],
  };
  expect(sms(line, swahili)).toBe(
    'Jumanne 2 Machi, kuanzia saa ngapi?\n1 09:00 (saa 3:00 asubuhi)\n2 14:30 (saa 8:30 mchana)\n0 Menyu',
  );
  expect(sms(line, french)).toBe(
    'Le mardi 2 mars, à partir de quelle heure?\n1 9h\n2 14h30\n0 Menu',
  );
});

test('the digits really offered are named as each language lists them', () => {
  const line: Line = { name: 'error1', facts: { digits: { oneOf: ['1', '2', '3'] } } };
  expect(sms(line)).toBe('Sorry, send 1, 2 or 3. 0 for menu.');
  expect(sms(line, swahili)).toBe('Samahani, tuma 1, 2 au 3. 0 kwa menyu.');
  expect(sms(line, french)).toBe('Pardon, envoyez 1, 2 ou 3. 0 pour le menu.');
  expect(sms({ name: 'error1', facts: { digits: { oneOf: ['1'] } } })).toContain('send 1.');
});

test("the deployment's noun changes the words and what agrees with them", () => {
  const facts = { place: 2, until };
  expect(sms({ name: 'ready', facts }, { ...french, noun: 'order' })).toContain('votre commande');
  expect(
    sms({ name: 'item-nowhere', facts: { item: 'A' } }, { ...french, noun: 'order' }),
  ).toContain('quand elle revient');
  expect(sms({ name: 'ready', facts }, { ...swahili, noun: 'parcel' })).toContain(
    'kifurushi chako kiko tayari',
  );
});

test('each level says what its row allows', () => {
  const ready: Line = { name: 'ready', facts: { place: 2, until, name: 'Blue' } };
  expect(render(ready, english).text).toBe(
    'Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.',
  );
  expect(render(ready, { ...english, level: 'GENERAL' }).text).toBe(
    'Baobab: your medicine is ready at place 2 until Fri 5 Mar, 4pm.',
  );
  expect(render(ready, { ...english, level: 'OPEN' }).text).toBe(
    'Baobab: Blue, your medicine is ready at place 2 until Fri 5 Mar, 4pm.',
  );
});

test('a name that is missing or too long for the segment is left out', () => {
  const open: Style = { ...english, level: 'OPEN' };
  for (const facts of [
    { place: 2, until },
    { place: 2, until, name: 'Abdoulaye-Mamadou' },
  ])
    expect(render({ name: 'ready', facts }, open).text).toBe(
      'Baobab: your medicine is ready at place 2 until Fri 5 Mar, 4pm.',
    );
});

test('a nickname with letters outside GSM-7 is said in letters inside it', () => {
  const entries = [{ nickname: 'Zoë’s çô' }, { nickname: 'Bleu 😀' }];
  expect(sms({ name: 'which-person', entries, only: ['0'] })).toBe(
    "Who is this for?\n1 Zoe's co\n2 Bleu\n0 Menu",
  );
});

test('a line with a fact missing is not said half filled', () => {
  for (const language of LANGUAGES)
    expect(() => render({ name: 'code' }, { ...english, language })).toThrow(
      `texts/${language}.ftl`,
    );
});

test('large numbers are not split by spaces', () => {
  expect(sms({ name: 'privacy', facts: { days: 1095 } }, french)).toContain('1095 jours');
});

test('an open question has a short name of its own', () => {
  expect(called('item-yes', english)).toBe('Is mine there?');
  expect(called('ready', swahili)).toBe('Kuchukua');
});

test('the labels of a line are known without its facts', () => {
  expect(choiceLabels('ready', english)).toEqual([
    { key: '1', label: 'My number' },
    { key: '2', label: 'Other day' },
    { key: '3', label: 'Someone will come for me' },
  ]);
});
