import type { LineSpec } from '../line-spec.js';
import { longest } from './longest.js';
import { usual } from './usual.js';

const { menu, more, menuInText, call } = usual;
/** The emergency number as a person reads it, spaces included. */
const number = '+254 700 000 000';
const menuChoices = [
  { key: '1', label: 'check' },
  { key: '2', label: 'book' },
  { key: '3', label: 'visits' },
  { key: '4', label: 'pickups' },
  { key: '5', label: 'help' },
] as const;

/** The menu, a person, what went wrong, who we are. */
export const talking = {
  menu: { longest: {}, choices: menuChoices, asks: true, called: 'menu' },
  /** The first menu of a day, which also names PAUSE and STOP. */
  'menu-first': { longest: {}, choices: menuChoices, asks: true, called: 'menu' },
  help: {
    longest: {},
    choices: [
      { key: '1', label: 'language' },
      { key: '2', label: 'pause' },
      { key: '3', label: 'details' },
      { key: '4', label: 'not-there' },
      call,
      menu,
    ],
    asks: true,
    called: 'settings',
  },
  'call-hours': {
    longest: {},
    choices: [
      { key: '1', label: 'morning' },
      { key: '2', label: 'afternoon' },
      { key: '3', label: 'evening' },
      menu,
    ],
    asks: true,
    called: 'calling',
  },
  'call-noted': {
    longest: { when: 'chosen' },
    variants: { when: ['morning', 'afternoon', 'evening', 'chosen'] },
    asks: false,
  },
  danger: { longest: { number }, asks: false },
  'danger-no-number': { longest: {}, asks: false },
  'not-ok': { longest: { number }, asks: false },
  'not-ok-no-number': { longest: {}, asks: false },
  thanks: { longest: {}, asks: false },
  /** Which of a shared number's people; nicknames are allowed here at every level. */
  'which-person': {
    longest: {},
    // Who has no nickname here is asked for one once they are chosen.
    entries: {
      label: 'entry',
      max: 4,
      longest: { nickname: longest.name },
      variants: { nickname: [longest.name, 'nobody'] },
    },
    choices: [more, menu],
    asks: true,
    called: 'person',
  },
  /** Entries are the short names of the two open questions (`called`). */
  'which-of-two': {
    longest: {},
    entries: {
      label: 'entry',
      max: 2,
      longest: { matter: 'Miadi yangu Jumatano 29 Septemba, 05:30 (saa 11:30 alfajiri)' },
    },
    choices: [menu],
    asks: true,
  },
  'closed-question': { longest: {}, choices: [menuInText], asks: false },
  /** What a pressed button shows for a moment; it is no text of its own. */
  expired: { longest: {}, asks: false },
  /** `digits` are those really offered: { oneOf: ['1', '2', '3'] }. */
  error1: {
    longest: { digits: { oneOf: ['1', '2', '3', '4', '5', '6'] } },
    choices: [menuInText],
    asks: true,
  },
  error2: {
    longest: {},
    choices: [
      { key: '5', label: 'call', inText: true },
      { key: '0', label: 'menu', inText: true },
    ],
    asks: true,
  },
  error3: { longest: {}, asks: false },
  busy: { longest: {}, asks: false },
  'too-many': { longest: {}, asks: false },
  who: { longest: {}, choices: [{ key: '9', label: 'not-mine', inText: true }], asks: false },
  wrong: { longest: {}, choices: [{ key: '0', label: 'by-mistake', inText: true }], asks: false },
  'wrong-or-day': {
    longest: {},
    choices: [{ key: '1', label: 'not-mine' }, { key: '2', label: 'wrong-day' }, menu],
    asks: true,
  },
  /** Content-free: to a number in quarantine, to find whether its owner is still there. */
  'still-you': {
    longest: {},
    choices: [
      { key: '1', label: 'yes' },
      { key: '2', label: 'no' },
    ],
    asks: true,
  },
  'stop-or-drop': {
    longest: {},
    choices: [
      { key: '1', label: 'no-more' },
      { key: '2', label: 'drop-kept' },
      { key: '3', label: 'other-hours' },
      menu,
    ],
    asks: true,
  },
  /** After /stop typed on Telegram; by SMS the carrier answers STOP. */
  stopped: { longest: {}, asks: false },
} as const satisfies Record<string, LineSpec>;
