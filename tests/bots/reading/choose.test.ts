import { expect, test } from 'vitest';
import { choose } from '../../../src/bots/reading/choose.js';
import type { Language } from '../../../src/bots/reading/read.js';

const menus: Record<string, string[]> = {
  menu: ['Check item', 'Book visit', 'My visits', 'My pickups', 'Help'],
  menyu: ['Angalia bidhaa', 'Weka miadi', 'Miadi yangu', 'Bidhaa za kuchukua', 'Nisaidie'],
  accueil: ['Voir un article', 'Prendre RDV', 'Mes RDV', 'Mes retraits', "Besoin d'aide"],
  item: ['Keep it for me', 'Other place', 'Tell me when sure'],
  ready: ['My number', 'Other day', 'Someone will come for me'],
  reminder: ['I will come', 'Change day', 'I cannot come'],
  days: ['Tue 3 Mar', 'Wed 4 Mar', 'Fri 6 Mar', 'More days'],
  why: ['I am coming', 'I have enough', 'I came, it was not there', 'Got it elsewhere', 'Call me'],
  help: ['Language', 'Pause texts', 'My details', 'I came, it was not there', 'Call me'],
  hours: ['Morning', 'Afternoon', 'Evening'],
  kuchukua: ['Nambari yangu', 'Siku nyingine', 'Nitatuma mtu'],
  article: ['Gardez-le-moi', 'Un autre point', 'Appelez-moi'],
  rappel: ['Je viendrai', 'Changer de jour', 'Je ne peux pas venir'],
  check: ['OK', 'Not OK'],
  excuse: ['Change day', 'I cannot come'],
};

function chosen(menu: string, typed: string, language: Language = 'en') {
  const choices = (menus[menu] ?? []).map((label, i) => ({ key: String(i + 1), label }));
  return choose(typed, choices, language);
}

test.each([
  ['menu', 'item', '1'],
  ['item', 'Keep it for me', '1'],
  ['item', 'keep it', '1'],
  ['item', '1 keep it for me', '1'],
  ['item', 'the other place', '2'],
  ['item', 'other place please', '2'],
  ['item', 'OTHER PLACE', '2'],
  ['item', 'tell me when sure', '3'],
  ['ready', 'my number', '1'],
  ['ready', 'other day', '2'],
  ['ready', 'someone will come', '3'],
  ['reminder', 'i will come', '1'],
  ['reminder', 'I cannot come', '3'],
  ['reminder', "i can't come", '3'],
  ['reminder', 'change day', '2'],
  ['days', 'friday', '3'],
  ['days', 'fri', '3'],
  ['days', 'wednesday 4', '2'],
  ['days', 'tue 3 mar', '1'],
  ['days', 'more days', '4'],
  ['why', 'i have enough', '2'],
  ['why', 'got it elsewhere', '4'],
  ['hours', 'in the evening', '3'],
  ['hours', 'morning', '1'],
  ['help', 'language', '1'],
  ['check', 'not ok', '2'],
  ['check', 'ok', '1'],
])('of %s, "%s" chooses %s', (menu, typed, key) => {
  expect(chosen(menu, typed)).toBe(key);
});

test.each([
  ['kuchukua', 'namba yangu', '1', 'sw'],
  ['kuchukua', 'siku nyingine', '2', 'sw'],
  ['kuchukua', 'nitatuma mtu', '3', 'sw'],
  ['article', 'gardez le moi', '1', 'fr'],
  ['article', 'autre point', '2', 'fr'],
  ['article', 'appelez-moi svp', '3', 'fr'],
  ['rappel', 'je viendrai', '1', 'fr'],
  ['rappel', 'je peux pas venir', '3', 'fr'],
] as const)('of %s, "%s" chooses %s in %s', (...[menu, typed, key, language]) => {
  expect(chosen(menu, typed, language)).toBe(key);
});

test.each([
  ['menu', 'item a', 'en'],
  ['menu', 'check item a', 'en'],
  ['menyu', 'bidhaa a', 'sw'],
  ['accueil', 'article a', 'fr'],
  ['accueil', "l'article a", 'fr'],
] as const)('of %s, "%s" names an item, and no choice, in %s', (...[menu, typed, language]) => {
  expect(chosen(menu, typed, language)).toBeNull();
});

test.each([
  ['item', ''],
  ['item', 'keep calm'],
  ['excuse', 'come'],
  ['excuse', 'i will come'],
  ['item', 'do not keep it'],
  ['item', 'hello'],
  ['item', 'it'],
  ['item', 'me'],
  ['item', 'i came to the other place and it was not there'],
  ['days', 'mar'],
  ['help', 'stop'],
  ['ready', 'someone stole my phone'],
  ['why', 'is it there'],
])('of %s, "%s" chooses nothing', (menu, typed) => {
  expect(chosen(menu, typed)).toBeNull();
});
