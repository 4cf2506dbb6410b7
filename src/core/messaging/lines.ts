import { caring } from './lines/caring.js';
import { booking } from './lines/booking.js';
import { collecting } from './lines/collecting.js';
import { finding } from './lines/finding.js';
import { settling } from './lines/settling.js';
import { talking } from './lines/talking.js';
import { visiting } from './lines/visiting.js';
import type { LineSpec } from './line-spec.js';

export { LANGUAGES, LEVELS, NOUNS } from './line-spec.js';
export type { ChoiceSpec, Fact, Facts, Language, Level, LineSpec, Noun } from './line-spec.js';

/** Every line that we can say. */
export const lines = {
  ...talking,
  ...finding,
  ...collecting,
  ...visiting,
  ...booking,
  ...caring,
  ...settling,
} as const satisfies Record<string, LineSpec>;

export type LineName = keyof typeof lines;

/** Every line's name, in the order of the table. */
export const LINE_NAMES = Object.keys(lines).filter((name): name is LineName => name in lines);

/** Whether a name that was kept between texts is still that of a line. */
export const isLine = (name: string): name is LineName => name in lines;
