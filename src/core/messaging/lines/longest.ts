import type { Fact } from '../line-spec.js';

/** Stand-ins for the longest facts that the lines speak of. */
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
