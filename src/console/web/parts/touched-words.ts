import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TouchedVisits } from '../../contract/touched-visits.js';
import { moment } from '../dates.js';
import { t } from '../texts.js';
import { cardOf } from './visit-words.js';

/** What becomes of visits: those of a place that closes are taken off, of others some are taken over. */
type Follows = 'touched-told' | 'touched-off';

/** What a question says of the visits that a change touches: how many and what becomes of them in a sentence, and each by its card and time. */
export function touchedWords(
  touched: TouchedVisits,
  follows: Follows = 'touched-told',
): { consequence: string; also?: TemplateResult } {
  const { total } = touched;
  if (!total) return { consequence: t('touched-none') };
  return {
    consequence: `${t('touched-some', { total })} ${t(follows, { total })}`,
    also: listOf(touched),
  };
}

function listOf({ total, visits }: TouchedVisits): TemplateResult {
  const more = total - visits.length;
  // A list that scrolls is reached by keyboard.
  return html`<ul class="lines touched private" tabindex="0" aria-label=${t('touched-list')}>
    ${visits.map(
      ({ publicRef, ...at }) =>
        html`<li>
          ${
            publicRef
              ? html`<span class="code">${cardOf({ publicRef })}</span>`
              : html`<span class="soft">${t('touched-elsewhere')}</span>`
          }<span>${moment(at)}</span>
        </li>`,
    )}
    ${more > 0 ? html`<li class="soft">${t('touched-more', { more })}</li>` : nothing}
  </ul>`;
}
