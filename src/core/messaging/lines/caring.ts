import type { LineSpec } from '../line-spec.js';
import { longest } from './longest.js';
import { usual } from './usual.js';

const { place, day } = longest;
const { menu, call } = usual;
const soFar = { days: 999, kept: 99, visits: 99, went: 'most' } as const;
const went = { went: ['all', 'most', 'some', 'none'] } as const;
/** A place of 0 is not said. */
const opened = { day, place, by: 'without' } as const;
const how = { by: ['with', 'without'] } as const;
const notRight = { key: '5', label: 'call', inText: true } as const;

/** How they are, how it went, and being away. */
export const caring = {
  /** Once a week, to who agreed to it. */
  'check-in': {
    longest: {},
    choices: [{ key: '1', label: 'well' }, { key: '2', label: 'not-well' }, call],
    asks: true,
    called: 'caring',
  },
  'check-in-well': { longest: {}, asks: false },
  /** LATER: the question comes again tomorrow at this hour. */
  'later-set': { longest: {}, asks: false },
  /** LATER, where tomorrow is too late or nothing was asked. */
  'later-not': { longest: {}, choices: [menu], asks: false },
  /** My own report, after the secret number: what comes next, as far as it is known, and how it went. */
  'report-both': { longest: { visit: day, pickup: day, ...soFar }, variants: went, asks: false },
  'report-visit': { longest: { visit: day, ...soFar }, variants: went, asks: false },
  'report-pickup': { longest: { pickup: day, ...soFar }, variants: went, asks: false },
  'report-none': { longest: soFar, variants: went, asks: false },
  /** Who opened my file in the last 30 days: nobody, one, or how many and the last two. */
  'log-none': { longest: {}, asks: false },
  'log-one': { longest: opened, variants: how, choices: [notRight], asks: false },
  'log-some': {
    longest: { count: 99, ...opened, day2: day, place2: place, by2: 'without' },
    variants: { ...how, by2: how.by },
    choices: [notRight],
    asks: false,
  },
  /** One place at a time for who is away. */
  away: {
    longest: { other: place },
    choices: [{ key: '1', label: 'yes' }, { key: '2', label: 'next-place' }, menu],
    asks: true,
    called: 'settings',
  },
  'away-days': {
    longest: { other: place },
    choices: [
      { key: '1', label: 'week' },
      { key: '2', label: 'two-weeks' },
      { key: '3', label: 'four-weeks' },
      menu,
    ],
    asks: true,
    called: 'settings',
  },
  'away-set': { longest: { other: place, until: day }, choices: [menu], asks: false },
  /** Away already: until when and where. */
  'away-now': {
    longest: { other: place, until: day },
    choices: [{ key: '1', label: 'back-now' }, menu],
    asks: true,
    called: 'settings',
  },
  'away-over': { longest: { place }, choices: [menu], asks: false },
} as const satisfies Record<string, LineSpec>;
