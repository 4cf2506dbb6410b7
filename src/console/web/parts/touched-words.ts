import type { TouchedVisits } from '../../contract/visits.js';
import { moment } from '../dates.js';
import { t } from '../texts.js';
import './visit-words.js';

const NAMED = 8;

/** The visits that a change touches, in words: how many, and when the first of them are. */
export function touchedWords({ total, visits }: TouchedVisits): string {
  if (!total) return t('touched-none');
  const when = visits.slice(0, NAMED).map(moment).join('; ');
  return t('touched-some', { total, when: total > NAMED ? `${when} …` : when });
}
