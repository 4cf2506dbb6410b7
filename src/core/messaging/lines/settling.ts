import type { LineSpec } from '../line-spec.js';
import { longest } from './longest.js';
import { usual } from './usual.js';

const { time } = longest;
const { menu, menuInText } = usual;
const ordinals = { first: { ordinal: 5 }, second: { ordinal: 6 } } as const;
const languages = [
  { key: '1', label: 'english' },
  { key: '2', label: 'swahili' },
  { key: '3', label: 'french' },
  menu,
] as const;
const levels = [
  { key: '1', label: 'covert' },
  { key: '2', label: 'general' },
  { key: '3', label: 'open' },
  menu,
] as const;
const helping = [{ key: '1', label: 'end-it' }, { key: '2', label: 'next-helper' }, menu] as const;
/** A code said to the person in the room: six digits. */
const consentCode = '482913';
const notExpected = { key: '5', label: 'not-expected', inText: true } as const;

/** Joining, unlocking, and what a patient may set. */
export const settling = {
  /** The one line for unknown, quarantined, released and wrongly joined numbers. */
  unknown: { longest: {}, asks: false },
  /** On Telegram before any link; by SMS the words alone. */
  'join-how': { longest: {}, choices: [{ key: '1', label: 'share', inText: true }], asks: false },
  /** The one reply by SMS to any three words; `joined`, `unknown` or `join-refused` follows. */
  'join-heard': { longest: {}, asks: false },
  /** Only to a number that is already enrolled; any other gets `unknown`. */
  'join-refused': { longest: {}, asks: false },
  joined: { longest: ordinals, asks: true, called: 'unlocking' },
  /** Joined, without a secret number: the desk confirms it. */
  'join-desk': { longest: {}, asks: false },
  'join-done': { longest: {}, choices: [menuInText], asks: false },
  'join-nickname': { longest: {}, asks: true },
  proposed: { longest: { days: 14 }, asks: false },
  'proposed-waiting': { longest: {}, asks: false },
  /** After WRONG is taken back, `only: []` hides the menu. */
  unlock: { longest: ordinals, choices: [menu], asks: true, called: 'unlocking' },
  'unlock-again': { longest: ordinals, choices: [menu], asks: true, called: 'unlocking' },
  /** Asked for, and there is none yet: the desk gives one. */
  'no-secret': { longest: {}, asks: false },
  locked: { longest: {}, asks: false },
  'secret-suggest': { longest: {}, asks: false },
  'secret-forgotten': { longest: {}, choices: [usual.call, menu], asks: true, called: 'unlocking' },
  language: { longest: {}, choices: languages, asks: true, called: 'settings' },
  'language-lacking': { longest: {}, choices: languages, asks: true, called: 'settings' },
  'language-set': { longest: {}, asks: false },
  pause: {
    longest: {},
    choices: [
      { key: '1', label: 'week' },
      { key: '2', label: 'two-weeks' },
      { key: '3', label: 'month' },
      menu,
    ],
    asks: true,
    called: 'settings',
  },
  /** What stands meanwhile: visits, or else what is kept. */
  paused: {
    longest: { until: longest.day, visits: 'no' },
    variants: { visits: ['yes', 'no'] },
    asks: false,
  },
  resumed: { longest: {}, asks: false },
  details: {
    longest: {},
    choices: [
      { key: '1', label: 'language' },
      { key: '2', label: 'usual-place' },
      { key: '3', label: 'hours' },
      { key: '4', label: 'level' },
      { key: '6', label: 'away' },
      { key: '7', label: 'helper' },
      menu,
    ],
    asks: true,
    called: 'settings',
  },
  /** One helper at a time, never by name: the end of the phone that is told, or that none is. */
  helper: { longest: { ending: '48' }, choices: helping, asks: true, called: 'settings' },
  'helper-in-chat': { longest: {}, choices: helping, asks: true, called: 'settings' },
  'helper-untold': { longest: {}, choices: helping, asks: true, called: 'settings' },
  'helper-none': { longest: {}, choices: [menu], asks: true, called: 'settings' },
  'helper-ended': { longest: {}, asks: false },
  /** One place at a time: `place` is the present one, 0 where there is none, `other` the one offered. */
  'usual-place': {
    longest: { place: longest.place, other: longest.place },
    choices: [{ key: '1', label: 'yes' }, { key: '2', label: 'next-place' }, menu],
    asks: true,
    called: 'settings',
  },
  'usual-place-set': { longest: { place: longest.place }, asks: false },
  hours: {
    longest: {},
    choices: [
      { key: '1', label: 'all-day' },
      { key: '2', label: 'morning' },
      { key: '3', label: 'afternoon' },
      { key: '4', label: 'evening' },
      menu,
    ],
    asks: true,
    called: 'settings',
  },
  'hours-set': { longest: {}, asks: false },
  level: { longest: {}, choices: levels, asks: true, called: 'settings' },
  /** Once a year; what is said at the reader's own level is what holds so far. */
  'level-again': { longest: {}, choices: levels, asks: true, called: 'settings' },
  'level-set': { longest: {}, asks: false },
  /** The session is over; by SMS the thread on the phone is the patient's to delete. */
  wiped: { longest: {}, asks: false },
  /** `days` for which bodies are kept. */
  privacy: { longest: { days: 365 }, asks: false },
  'consent-notes': { longest: { code: consentCode }, choices: [notExpected], asks: false },
  'consent-details': { longest: { code: consentCode }, choices: [notExpected], asks: false },
  /** To a person of the staff, who types it where they asked for it. */
  'own-code': { longest: { code: consentCode }, choices: [notExpected], asks: false },
  'form-answered': { longest: {}, asks: false },
  'number-code': { longest: { code: consentCode }, choices: [notExpected], asks: false },
  /** To the numbers that reached the patient so far. */
  'number-added': { longest: {}, choices: [notExpected], asks: false },
  /** To a helper's own phone, before anything else is sent there. */
  'helper-ask': {
    longest: {},
    choices: [
      { key: '1', label: 'yes' },
      { key: '2', label: 'no' },
    ],
    asks: true,
  },
  'helper-agreed': { longest: {}, asks: false },
  'helper-declined': { longest: {}, asks: false },
  /** Three small tasks on the patient's own phone, while they stand at the desk. */
  'try-answer': {
    longest: {},
    choices: [{ key: '1', label: 'i-read-it', inText: true }],
    asks: true,
    called: 'settings',
  },
  'try-secret': { longest: ordinals, asks: true, called: 'unlocking' },
  'try-delete': {
    longest: {},
    choices: [{ key: '3', label: 'done-it', inText: true }],
    asks: true,
    called: 'settings',
  },
  'try-done': { longest: {}, choices: [menuInText], asks: false },
  /** After 5: the code, and what it opened, is closed; staff are told. */
  'code-refused': { longest: {}, asks: false },
  /** To staff who chose to be told so; it says what no patient's text says. */
  'staff-tasks': { longest: { count: 999 }, asks: false },
  'staff-urgent': { longest: {}, asks: false },
  'staff-day': { longest: { count: 99, begins: time, ends: time }, asks: false },
  /** To the chat that a person of the staff linked to their account. */
  'chat-linked': { longest: {}, asks: false },
  /** To whoever sent a link that has ended, or from a chat that is somebody's already. */
  'chat-not-linked': { longest: {}, asks: false },
} as const satisfies Record<string, LineSpec>;
