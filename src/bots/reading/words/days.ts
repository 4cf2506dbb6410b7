import type { Language } from '../language.js';
import { enDays } from './en-days.js';
import { frDays } from './fr-days.js';
import { swDays } from './sw-days.js';
import type { DayWords } from './words.js';

/** Words for days and hours. Entries are apart by commas; the reader's own language is asked first. */
export const dayWords: Readonly<Record<Language, DayWords>> = {
  en: enDays,
  sw: swDays,
  fr: frDays,
};
