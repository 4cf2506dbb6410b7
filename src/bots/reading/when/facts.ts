import type { Day } from '#core/kernel/dates.js';
import type { Language } from '../language.js';
import type { PartOfDay } from '../reading.js';
import type { Dated } from './dates.js';
import type { Hours } from './times.js';

/** What is known of where a text was typed. */
export interface Asked {
  language: Language;
  /** The patient's local day. */
  today: Day;
  /** What our last text asked for, so that a number alone is that. */
  asks?: 'day' | 'time';
}

/** What was found of days and hours in a text, in its order. */
export interface Facts {
  days: Exclude<Dated, { is: 'from' }>[];
  from: Day | null;
  hours: Hours[];
  part: PartOfDay | null;
  /** Two parts of the day, or a part that is refused. */
  parts: number;
  /** Numbers that nothing says the use of. */
  numbers: string[];
  denies: boolean;
  swahili: boolean;
}
