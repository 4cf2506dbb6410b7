import type { LineSpec } from '../line-spec.js';
import { longest } from './longest.js';
import { usual } from './usual.js';

const { item, place, name, moment, day, time, code } = longest;
const { menu, more, call, keep, keepThere, otherPlace, tellMe, pickupsInText } = usual;
const amount = ['yes', 'few'] as const;
const atPlace = { place, until: moment } as const;
const otherDay = { key: '2', label: 'other-day' } as const;
const someone = { key: '3', label: 'someone' } as const;
/** Not 4: a doubled "4" (my pickups) must not drop anything. */
const drop = { key: '6', label: 'drop' } as const;

/** Keeping, and collecting what is kept. */
export const collecting = {
  kept: { longest: atPlace, choices: [pickupsInText], asks: false },
  'kept-already': { longest: atPlace, choices: [pickupsInText], asks: false },
  /** Sent unasked once it is prepared. */
  ready: {
    longest: { ...atPlace, name },
    choices: [{ key: '1', label: 'number' }, otherDay, someone],
    asks: true,
    called: 'collecting',
  },
  /** A helper's copy, where patient and helper agreed to it: never a code. */
  'ready-helper': { longest: atPlace, asks: false },
  code: { longest: { code }, choices: [pickupsInText], asks: false },
  /** The next number of the same pickup, for whoever comes. */
  'code-someone': { longest: { code }, choices: [pickupsInText], asks: false },
  'not-ready': { longest: {}, choices: [pickupsInText], asks: false },
  'pickups-none': { longest: {}, choices: [{ key: '1', label: 'check' }, menu], asks: true },
  /** Two or more: which one to open. */
  pickups: {
    longest: {},
    entries: {
      label: 'entry',
      max: 4,
      longest: { item, state: 'ready' },
      variants: { state: ['kept', 'ready'] },
    },
    choices: [more, menu],
    asks: true,
    called: 'collecting',
  },
  'pickup-kept': {
    longest: atPlace,
    choices: [otherDay, drop, menu],
    asks: true,
    called: 'collecting',
  },
  'pickup-ready': {
    longest: atPlace,
    choices: [{ key: '1', label: 'number' }, otherDay, someone, drop, menu],
    asks: true,
    called: 'collecting',
  },
  /** The key 4 is offered where more days follow. */
  'pickup-day': {
    longest: {},
    entries: { label: 'entry', max: 3, longest: { day } },
    choices: [{ key: '4', label: 'more-days' }, menu],
    asks: true,
    called: 'collecting',
  },
  'pickup-time': {
    longest: { day },
    entries: { label: 'entry', max: 3, longest: { time } },
    choices: [{ key: '4', label: 'more-times' }, menu],
    asks: true,
    called: 'collecting',
  },
  /** Another day was chosen, or it was extended. */
  changed: { longest: atPlace, choices: [pickupsInText], asks: false },
  'no-later-day': { longest: { until: moment }, choices: [call, menu], asks: false },
  dropped: {
    longest: {},
    choices: [{ key: '1', label: 'undo' }, menu],
    asks: true,
    called: 'collecting',
  },
  /** Sent unasked where it was not collected: one digit before anyone calls. */
  why: {
    longest: { until: day },
    choices: [
      { key: '1', label: 'coming' },
      { key: '2', label: 'enough' },
      { key: '3', label: 'not-there' },
      { key: '4', label: 'elsewhere' },
      call,
      { key: '6', label: 'moved' },
    ],
    asks: true,
    called: 'collecting',
  },
  /** They are coming: it stays kept. */
  'still-kept': { longest: atPlace, choices: [pickupsInText], asks: false },
  /** They have enough for now, or got it elsewhere. */
  'put-back': { longest: {}, choices: [{ key: '1', label: 'check', inText: true }], asks: false },
  /** They moved away: staff look at their record. */
  'moved-noted': { longest: {}, asks: false },
  /** Sent unasked where nothing was kept for a course that is due; no blame. */
  missed: {
    longest: { place },
    choices: [keep, otherPlace, call],
    asks: true,
    called: 'collecting',
  },
  /** The time is over and it was put back. */
  'hold-lapsed': {
    longest: { place },
    choices: [{ key: '1', label: 'again' }, otherPlace, call, menu],
    asks: true,
    called: 'collecting',
  },
  /** The place can no longer keep it (recalled, spoiled); another has it. */
  'hold-cancelled': {
    longest: { place, other: place, amount: 'few' },
    variants: { amount },
    choices: [keepThere, tellMe, call, menu],
    asks: true,
    called: 'collecting',
  },
  'hold-cancelled-nowhere': {
    longest: { place },
    choices: [{ key: '1', label: 'tell-me' }, call, menu],
    asks: true,
    called: 'collecting',
  },
  /** Sent unasked: the day was closed, so it is kept to a later one. */
  /** To whom it is given on site and who has no day for it yet. */
  'course-due': {
    longest: { place },
    choices: [{ key: '1', label: 'show-days' }, otherPlace, call, menu],
    asks: true,
    called: 'visiting',
  },
  'day-closed': {
    longest: atPlace,
    choices: [{ key: '1', label: 'other-day' }, call, menu],
    asks: true,
    called: 'collecting',
  },
  /** Sent unasked: it was ready, and has to be made up anew. */
  'not-yet': { longest: atPlace, choices: [pickupsInText], asks: false },
  /** All that is sent once a programme withholds. */
  withheld: {
    longest: { day, place },
    choices: [{ key: '1', label: 'will-come' }, call, menu],
    asks: true,
    called: 'collecting',
  },
} as const satisfies Record<string, LineSpec>;
