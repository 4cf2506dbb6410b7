import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../texts.js';
import { choiceField } from './fields.js';
import type { Fields } from './form.js';
import './visit-words.js';

/** The free times of a day, one to choose; `wished` is chosen where it is one of them. */
export function timeChoices(
  form: Fields,
  times: readonly string[],
  wished: string,
): TemplateResult {
  if (!times.length) return html`<p class="note">${t('visit-no-time')}</p>`;
  return html`<div class="times">
    ${choiceField(form, {
      ...{ name: 'time', label: t('visit-time') },
      options: times.map((value) => ({ value, label: value })),
      chosen: times.includes(wished) ? [wished] : [],
    })}
  </div>`;
}

/** From which day on free days are shown: so months ahead are within reach. */
export function fromField(value: string, changed: (value: string) => void): TemplateResult {
  return html`<div class="field">
    <label for="book-from">${t('visit-from')}</label>
    <input
      id="book-from"
      type="date"
      .value=${value}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) changed(target.value);
      }}
    />
  </div>`;
}

/** Whether it is booked beside the rules; what is free is asked for anew. */
export function exceptionField(
  chosen: boolean,
  changed: (chosen: boolean) => void,
): TemplateResult {
  return html`<div class="choice">
    <input
      id="book-override"
      type="checkbox"
      .checked=${chosen}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) changed(target.checked);
      }}
    />
    <label for="book-override">${t('visit-override')}</label>
  </div>`;
}
