import type { LineSpec } from '../line-spec.js';
import { longest } from './longest.js';
import { usual } from './usual.js';

const { place, day, moment } = longest;
const { call, menu } = usual;
/** A ref has three digits at most. */
const ref = 999;

/** Visits: what we tell of them unasked. */
export const visiting = {
  /** Booked at the desk, so that it stands on the phone too. */
  'visit-noted': {
    longest: { at: moment, place, ref },
    choices: [{ key: '1', label: 'fine' }, { key: '2', label: 'other-time' }, call],
    asks: true,
    called: 'visiting',
  },
  /** A helper's copy of the reminder, where patient and helper agreed to it. */
  'visit-helper': { longest: { at: moment, place }, asks: false },
  /** A new day from us; the old one is off. */
  'visit-moved': {
    longest: { at: moment, place, ref },
    choices: [{ key: '1', label: 'fine' }, { key: '2', label: 'other-time' }, call],
    asks: true,
    called: 'visiting',
  },
  /** The place is closed that day. */
  'visit-closed': {
    longest: { day, place },
    choices: [{ key: '1', label: 'elsewhere' }, { key: '2', label: 'another-day' }, call],
    asks: true,
    called: 'visiting',
  },
  /** The place is open, and the visit cannot be. */
  'visit-off': {
    longest: { at: moment, place, ref },
    choices: [{ key: '2', label: 'another-day' }, call],
    asks: true,
    called: 'visiting',
  },
  /** Said no to: they wait for a later day, unless the days they named are over. */
  'visit-offer-left': {
    longest: { still: 'yes' },
    variants: { still: ['yes', 'no'] },
    asks: false,
  },
  /** A time came free for who waited for one. */
  'visit-offer': {
    longest: { at: moment, place },
    choices: [{ key: '1', label: 'take-it' }, { key: '2', label: 'leave-it' }, call],
    asks: true,
    called: 'visiting',
  },
  /** A step of the ladder before a visit. */
  'visit-reminder': {
    longest: { at: moment, place },
    choices: [
      { key: '1', label: 'will-come' },
      { key: '2', label: 'change-day' },
      { key: '3', label: 'cannot-come' },
    ],
    asks: true,
    called: 'visiting',
  },
  /** They were not there; no blame, another day. */
  'visit-missed': {
    longest: { place },
    choices: [{ key: '1', label: 'find-day' }, call, menu],
    asks: true,
    called: 'visiting',
  },
} as const satisfies Record<string, LineSpec>;
