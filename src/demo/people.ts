import type { Language, Level } from '#core/kernel/language.js';
import type { Item } from './medicines.js';

/** A demo patient; docs/demo.md lists them too. */
export interface DemoPatient {
  channel: 'sms' | 'telegram';
  address: string;
  language: Language;
  level: Level;
  items: readonly Item[];
  place: number;
  secretNumber: string;
  name: string;
  nickname?: string;
  stopped?: true;
  /** Something waits for them already: who moves the clock sees what follows when nobody comes. */
  hasReady?: true;
}

/** Those whom the phones page offers first. */
export const DEMO_PATIENTS: readonly DemoPatient[] = [
  {
    channel: 'sms',
    address: '+254700000101',
    language: 'en',
    level: 'COVERT',
    items: ['A', 'B'],
    place: 2,
    secretNumber: '482715',
    name: 'Amina Otieno',
  },
  {
    channel: 'sms',
    address: '+254700000102',
    language: 'sw',
    level: 'COVERT',
    items: ['A'],
    place: 2,
    secretNumber: '159364',
    name: 'Juma Mwangi',
  },
  {
    channel: 'sms',
    address: '+254700000103',
    language: 'en',
    level: 'COVERT',
    items: ['A'],
    place: 2,
    secretNumber: '271829',
    name: 'Grace Wanjiru',
    nickname: 'Blue',
  },
  {
    channel: 'sms',
    address: '+254700000103',
    language: 'en',
    level: 'COVERT',
    items: ['A'],
    place: 3,
    secretNumber: '314158',
    name: 'Peter Wanjiru',
    nickname: 'Green',
  },
  {
    channel: 'sms',
    address: '+254700000104',
    language: 'fr',
    level: 'GENERAL',
    items: ['A'],
    place: 2,
    secretNumber: '602214',
    name: 'Claire Mukendi',
  },
  {
    channel: 'sms',
    address: '+254700000105',
    language: 'en',
    level: 'COVERT',
    items: ['A'],
    place: 2,
    secretNumber: '161803',
    name: 'Samuel Kiprop',
    stopped: true,
  },
  {
    channel: 'sms',
    address: '+254700000106',
    language: 'en',
    level: 'COVERT',
    items: ['A'],
    place: 2,
    secretNumber: '738256',
    name: 'Mercy Chebet',
    hasReady: true,
  },
  {
    channel: 'sms',
    address: '+254700000107',
    language: 'sw',
    level: 'COVERT',
    items: ['daily'],
    place: 2,
    secretNumber: '264951',
    name: 'Baraka Njoroge',
  },
  {
    channel: 'sms',
    address: '+254700000108',
    language: 'fr',
    level: 'COVERT',
    items: ['depot'],
    place: 2,
    secretNumber: '835172',
    name: 'Espérance Ilunga',
  },
  {
    channel: 'telegram',
    address: '9001',
    language: 'en',
    level: 'COVERT',
    items: ['A'],
    place: 2,
    secretNumber: '577215',
    name: 'Halima Said',
  },
];

/** Has a Telegram user of the demo and is not linked to it yet. */
export const UNLINKED = { address: '9002', name: 'Nuru Abdi', secretNumber: '693147', place: 2 };

/** The phone behind each Telegram user, for "share my number". */
export const TELEGRAM_PHONES: Readonly<Record<string, string>> = {
  '9001': '+254700000191',
  '9002': '+254700000192',
};

const FIRST = [
  'Asha',
  'Brian',
  'Esther',
  'Faith',
  'Hassan',
  'Joseph',
  'Lucy',
  'Mary',
  'Otieno',
  'Zawadi',
];
const LAST = ['Achieng', 'Barasa', 'Kamau', 'Mutua'];

/** What they have, by turns. */
const ITEMS: readonly (readonly Item[])[] = [
  ['A', 'B'],
  ['A'],
  ['A'],
  ['prevention'],
  ['A', 'B'],
  ['A'],
  ['A'],
  ['long-course'],
];

/** Forty more, so that lists look as they do in a clinic. */
export const GENERATED: readonly DemoPatient[] = FIRST.flatMap((first, i) =>
  LAST.map((last, j) => {
    const n = i * LAST.length + j;
    return {
      channel: 'sms' as const,
      address: `+2547000002${String(n).padStart(2, '0')}`,
      language: (['en', 'sw', 'fr'] as const)[n % 3] ?? 'en',
      level: 'COVERT' as const,
      items: ITEMS[n % ITEMS.length] ?? ['A'],
      place: [2, 3, 5][n % 3] ?? 2,
      secretNumber: String(340_127 + n * 1_361),
      name: `${first} ${last}`,
    };
  }),
);
