import type { LineSpec } from '../line-spec.js';
import { longest } from './longest.js';
import { usual } from './usual.js';

const { item, place, day, time, moment, counted } = longest;
const { menu, more, menuInText, call, otherPlace, visitsInText } = usual;
/** A ref has three digits at most. */
const ref = 999;
const days = { label: 'entry', max: 3, longest: { day } } as const;
const times = { label: 'entry', max: 3, longest: { time } } as const;
const moreDays = { key: '4', label: 'more-days' } as const;
const moreTimes = { key: '4', label: 'more-times' } as const;
/** Not 3: a doubled "3" (my visits) must not drop anything. */
const drop = { key: '6', label: 'drop-it' } as const;
const otherDay = { key: '6', label: 'other-day' } as const;
const asked = { asks: true, called: 'visiting' } as const;

/** Booking, moving and dropping visits; kinds go by the letters of the card. */
export const booking = {
  'visit-kind': {
    longest: {},
    entries: { label: 'entry', max: 3, longest: { item } },
    choices: [more, menu],
    ...asked,
  },
  /** One place at a time, for who has no usual one. */
  'visit-place': {
    longest: { item, place },
    choices: [{ key: '1', label: 'yes' }, { key: '2', label: 'next-place' }, menu],
    ...asked,
  },
  /** To who has no kind of visit, or nowhere to go for it. */
  'no-visit': { longest: {}, choices: [call, menu], asks: false },
  'visit-days': { longest: {}, entries: days, choices: [moreDays, menu], ...asked },
  /** Nothing is free on the day that was named. */
  'visit-full': { longest: { day }, entries: days, choices: [moreDays, menu], ...asked },
  /** On Telegram: the days are buttons, in weeks. */
  'visit-calendar': { longest: { month: 'septembre' }, choices: [menu], ...asked },
  /** The same where nothing is free on the day that was named. */
  'visit-month-full': { longest: { month: 'septembre', day }, choices: [menu], ...asked },
  'visit-times': {
    longest: { day },
    entries: times,
    choices: [moreTimes, otherDay, menu],
    ...asked,
  },
  /** The time was taken a moment ago, or is none: the nearest. */
  'visit-taken': { longest: { day }, entries: times, choices: [moreTimes, menu], ...asked },
  /** At another place, where its own is closed. */
  'visit-elsewhere': {
    longest: { day, place },
    entries: times,
    choices: [moreTimes, menu],
    ...asked,
  },
  /** A typed day and hour as it was understood; held while it is answered. */
  'visit-sure': {
    longest: { at: moment, place },
    choices: [{ key: '1', label: 'book-it' }, { key: '2', label: 'other-time' }, menu],
    ...asked,
  },
  'visit-booked': { longest: { at: moment, place, ref }, choices: [visitsInText], asks: false },
  'visit-changed': { longest: { at: moment, place, ref }, choices: [visitsInText], asks: false },
  /** To who moved it to where and when it is. */
  'visit-stays': { longest: { at: moment, place, ref }, choices: [visitsInText], asks: false },
  'same-day': {
    longest: { day },
    choices: [{ key: '1', label: 'move-it' }, { key: '2', label: 'another-day' }, menu],
    ...asked,
  },
  'hold-gone': {
    longest: {},
    choices: [{ key: '2', label: 'book', inText: true }, menuInText],
    asks: false,
  },
  'visit-none': {
    longest: {},
    choices: [{ key: '1', label: 'tell-day' }, call, menu],
    ...asked,
  },
  'visit-wait-set': { longest: {}, asks: false },
  /** No such day, one that is over, or words that leave it open. */
  'visit-again': {
    longest: { why: 'unclear' },
    variants: { why: ['impossible', 'past', 'unclear'] },
    choices: [{ key: '1', label: 'show-days' }, menu],
    ...asked,
  },
  /** What was typed can mean one of two. */
  'visit-which': {
    longest: {},
    entries: { label: 'entry', max: 2, longest: { at: moment } },
    choices: [menu],
    ...asked,
  },
  'visits-none': { longest: {}, choices: [{ key: '1', label: 'book' }, menu], ...asked },
  visits: { longest: {}, entries: days, choices: [more, menu], ...asked },
  'visit-one': {
    longest: { at: moment, place, ref },
    choices: [{ key: '2', label: 'other-day' }, drop, menu],
    ...asked,
  },
  'visit-dropped': {
    longest: {},
    choices: [{ key: '1', label: 'undo' }, { key: '2', label: 'another-day' }, menu],
    ...asked,
  },
  /** The same for a number that is nobody's and for somebody else's. */
  'visit-unknown': { longest: {}, choices: [{ key: '1', label: 'visits' }, menu], ...asked },
  /** Something is kept and a visit is booked. */
  'drop-which': {
    longest: {},
    choices: [{ key: '1', label: 'kept-one' }, { key: '2', label: 'visit-one' }, menu],
    ...asked,
  },
  /** What is given on site is kept for a visit. */
  'item-given': {
    longest: { item, place, amount: 'few', counted },
    variants: { amount: ['yes', 'few'] },
    choices: [{ key: '1', label: 'pick-day' }, otherPlace, menu],
    asks: true,
    called: 'finding',
  },
} as const satisfies Record<string, LineSpec>;
