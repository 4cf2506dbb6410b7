import { t } from '../../texts.js';
import type { Option } from '../fields.js';

/** The languages that texts are written in. */
export const languages = (): Option[] =>
  ['en', 'sw', 'fr'].map((value) => ({ value, label: t(`language-${value}`) }));

/** How much a text may give away, the quietest first. */
export const levels = (): Option[] =>
  ['COVERT', 'GENERAL', 'OPEN'].map((value) => ({
    value,
    label: t(`level-${value}`),
    hint: t(`level-${value}-hint`),
  }));
