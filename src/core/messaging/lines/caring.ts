import type { LineSpec } from '../line-spec.js';
import { longest } from './longest.js';
import { usual } from './usual.js';

const { place, day, moment } = longest;
const { menu, call, pickupsInText, visitsInText } = usual;
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
  /** My own report, after the secret number: what comes next, as far as it is known, and how it went; and where, on days of an absence. */
  'report-both': { longest: { visit: day, pickup: day, ...soFar }, variants: went, asks: false },
  /** Away, and both are there. */
  'report-there': {
    longest: { visit: day, pickup: day, place, ...soFar },
    variants: went,
    asks: false,
  },
  /** Away, and the two are not at one place; a place of 0 is not said. */
  'report-apart': {
    longest: { visit: day, pickup: day, place, place2: place, ...soFar },
    variants: went,
    asks: false,
  },
  'report-visit': { longest: { visit: day, place, ...soFar }, variants: went, asks: false },
  'report-pickup': { longest: { pickup: day, place, ...soFar }, variants: went, asks: false },
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
    longest: { other: place, how: 'several' },
    variants: { how: ['one', 'several'] },
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
  /** The same where something from before stays at the usual place. */
  'away-new': { longest: { other: place, until: day }, choices: [menu], asks: false },
  /** The same where what was booked or kept before may come along. */
  'away-bring': {
    longest: { other: place, until: day, what: 'both' },
    variants: { what: ['visit', 'visits', 'kept', 'both'] },
    choices: [{ key: '1', label: 'move-it' }, { key: '2', label: 'leave-it' }, menu],
    asks: true,
    called: 'settings',
  },
  /** Several came along, the next visit first; or some of what there was. */
  'away-brought': {
    longest: { other: place, at: moment, how: 'some' },
    variants: { how: ['all', 'some'] },
    choices: [visitsInText, pickupsInText],
    asks: false,
  },
  /** Of what is kept alone. */
  'away-kept': {
    longest: { other: place, how: 'some' },
    variants: { how: ['all', 'some'] },
    choices: [pickupsInText],
    asks: false,
  },
  'away-no-room': { longest: { other: place }, choices: [call, menu], asks: false },
  'away-left': { longest: {}, choices: [menu], asks: false },
  /** Away already: until when and where. */
  'away-now': {
    longest: { other: place, until: day },
    choices: [{ key: '1', label: 'back-now' }, menu],
    asks: true,
    called: 'settings',
  },
  'away-over': { longest: { place }, choices: [menu], asks: false },
  /** Back before the last day: what is where they were may come home. */
  'home-bring': {
    longest: { place, what: 'both' },
    variants: { what: ['visit', 'visits', 'kept', 'both'] },
    choices: [{ key: '1', label: 'move-it' }, { key: '2', label: 'leave-it' }, menu],
    asks: true,
    called: 'settings',
  },
  /** All came home, the next visit first, and not all to one place. */
  'home-brought': { longest: { at: moment }, choices: [visitsInText, pickupsInText], asks: false },
  /** Back, and something stays there: it is made up, or there is no room for it. */
  'home-stays': { longest: { place, other: place }, choices: [menu], asks: false },
} as const satisfies Record<string, LineSpec>;
