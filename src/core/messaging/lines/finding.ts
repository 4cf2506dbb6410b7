import type { LineSpec } from '../line-spec.js';
import { longest } from './longest.js';
import { usual } from './usual.js';

const { item, place, counted, name } = longest;
const { menu, more, call, keep, keepThere, otherPlace, tellMe } = usual;
const amount = ['yes', 'few'] as const;

/** Asking whether it is there. Lists hold four entries at most, since 5 and 0 are taken. */
export const finding = {
  'which-item': {
    longest: {},
    entries: { label: 'entry', max: 4, longest: { item } },
    choices: [more, menu],
    asks: true,
    called: 'finding',
  },
  /** To a patient with nothing to collect by this service. */
  'no-item': { longest: {}, choices: [call, menu], asks: false },
  'no-such-place': { longest: {}, choices: [call, menu], asks: false },
  /** Also each step of "other place", one place at a time: a list would put place numbers in options. */
  'item-yes': {
    longest: { item, place, counted },
    choices: [keep, otherPlace, menu],
    asks: true,
    called: 'finding',
  },
  'item-low': {
    longest: { item, place, counted },
    choices: [keep, otherPlace, { key: '3', label: 'tell-sure' }, menu],
    asks: true,
    called: 'finding',
  },
  /** `other` is the next best place, `amount` what it has, `counted` its count. */
  'item-no': {
    longest: { item, place, other: place, amount: 'few', counted },
    variants: { amount },
    choices: [keepThere, tellMe, call, menu],
    asks: true,
    called: 'finding',
  },
  'item-nowhere': {
    longest: { item },
    choices: [{ key: '1', label: 'tell-me' }, call, menu],
    asks: true,
    called: 'finding',
  },
  'no-other-place': {
    longest: { item },
    choices: [{ key: '1', label: 'tell-me' }, call, menu],
    asks: true,
    called: 'finding',
  },
  'lost-race': {
    longest: { other: place, amount: 'few' },
    variants: { amount },
    choices: [keepThere, tellMe, menu],
    asks: true,
    called: 'finding',
  },
  'lost-race-nowhere': {
    longest: {},
    choices: [{ key: '1', label: 'tell-me' }, call, menu],
    asks: true,
    called: 'finding',
  },
  'tell-me-set': { longest: { item }, asks: false },
  /** Sent unasked, to whoever asked to be told. */
  back: {
    longest: { item, place, name },
    choices: [keep, otherPlace, { key: '3', label: 'not-now' }, menu],
    asks: true,
    called: 'finding',
  },
  /** After "I came, it was not there". */
  'turned-away': {
    longest: { other: place, amount: 'few', counted },
    variants: { amount },
    choices: [keepThere, tellMe, call, menu],
    asks: true,
    called: 'finding',
  },
  'turned-away-nowhere': {
    longest: {},
    choices: [{ key: '1', label: 'tell-me' }, call, menu],
    asks: true,
    called: 'finding',
  },
  /** The same, of what we said is ready: staff look for it, and nobody is sent there meanwhile. */
  'turned-away-kept': {
    longest: { other: place, amount: 'few' },
    variants: { amount },
    choices: [keepThere, call, menu],
    asks: true,
    called: 'finding',
  },
  'turned-away-kept-nowhere': { longest: {}, choices: [call, menu], asks: false },
  /** No place may hand this course over, so none is offered. */
  'no-handover-place': { longest: { item }, choices: [call, menu], asks: false },
  /** Too early in the course to keep it: from when. */
  'item-early': {
    longest: { item, place, amount: 'few', counted, from: longest.day },
    variants: { amount },
    choices: [otherPlace, menu],
    asks: true,
    called: 'finding',
  },
  /** Too early in the course: the first day from which it can be kept. */
  'too-early': { longest: { from: longest.day }, choices: [call, menu], asks: false },
} as const satisfies Record<string, LineSpec>;
