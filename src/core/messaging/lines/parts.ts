import type { ChoiceSpec, Fact } from '../line-spec.js';

/** Pieces that many lines share: their usual choices, and stand-ins for their longest facts. */
export const parts = {
  menu: { key: '0', label: 'menu' },
  menuInText: { key: '0', label: 'menu', inText: true },
  call: { key: '5', label: 'call' },
  keep: { key: '1', label: 'keep' },
  keepThere: { key: '1', label: 'keep-there' },
  otherPlace: { key: '2', label: 'other-place' },
  tellMe: { key: '2', label: 'tell-me' },
  pickupsInText: { key: '4', label: 'pickups', inText: true },
} as const satisfies Record<string, ChoiceSpec>;

/** The longest facts that the lines speak of. */
export const longest = {
  item: 'W',
  place: 99,
  moment: { day: '2027-09-29', time: '10:30' },
  day: { day: '2027-09-29' },
  time: { time: '10:30' },
  counted: { counted: '2027-09-29', today: '2027-10-29' },
  /** The longest nickname: twelve letters. */
  name: 'Mwanajumawan',
  /** A pickup code: four digits. */
  code: '4821',
} as const satisfies Record<string, Fact>;
