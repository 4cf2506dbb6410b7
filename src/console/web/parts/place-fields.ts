import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Hours, PlaceView } from '../../contract/places.js';
import { t } from '../texts.js';
import { selectField, textField } from './fields.js';
import type { Fields } from './form.js';
import './place-words.js';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const USUAL: Hours = Object.fromEntries(
  WEEKDAYS.slice(0, 5).map((day) => [day, [['08:00', '16:00']]]),
);

/** The fields of a place; a new one opens on weekdays. */
export function placeFields(form: Fields, place: PlaceView | null, zone: string) {
  return html`${textField(form, {
    name: 'number',
    label: t('place-number'),
    hint: t('place-number-hint'),
    type: 'number',
    inputmode: 'numeric',
    min: 1,
    max: 99,
    value: place?.number,
  })}
  ${textField(form, {
    name: 'privateName',
    label: t('place-name'),
    hint: t('place-name-hint'),
    value: place?.privateName,
  })}
  ${hoursGrid(form, place?.hours ?? USUAL)}
  ${selectField(form, {
    name: 'zone',
    label: t('place-zone'),
    options: Intl.supportedValuesOf('timeZone').map((name) => ({
      value: name,
      label: name.replaceAll('_', ' '),
    })),
    value: place?.zone ?? zone,
  })}
  ${textField(form, {
    name: 'windowCapacity',
    label: t('place-capacity'),
    type: 'number',
    inputmode: 'numeric',
    min: 1,
    value: place?.windowCapacity ?? 6,
  })}
  ${textField(form, {
    name: 'posterWord',
    label: t('place-poster'),
    hint: t('place-poster-hint'),
    ...{ optional: true, clears: true, look: 'short' },
    value: place?.posterWord,
  })}`;
}

/** Two spans a weekday, in local wall time. */
function hoursGrid(form: Fields, hours: Hours) {
  const { error } = form.field('hours', t('place-hours'));
  const time = (name: string, { label, value }: { label: string; value: string | undefined }) => {
    const field = form.field(name, label);
    return html`<input
      id=${field.id}
      type="time"
      step="300"
      name=${name}
      aria-label=${label}
      aria-invalid=${ifDefined(field.error ? 'true' : undefined)}
      .defaultValue=${value ?? ''}
    />`;
  };
  const row = (weekday: (typeof WEEKDAYS)[number]) => {
    const day = t(`place-day-${weekday}`);
    const [first, second] = hours[weekday] ?? [];
    const name = `hours.${weekday}`;
    return html`<div class="weekday">
      <span>${day}</span>
      <span class="span">
        ${time(`${name}.0.0`, { label: t('place-from', { day }), value: first?.[0] })}–
        ${time(`${name}.0.1`, { label: t('place-to', { day }), value: first?.[1] })}
      </span>
      <span class="span">
        ${time(`${name}.1.0`, { label: t('place-from-again', { day }), value: second?.[0] })}–
        ${time(`${name}.1.1`, { label: t('place-to-again', { day }), value: second?.[1] })}
      </span>
    </div>`;
  };
  return html`<fieldset class="field">
    <legend id="field-hours" tabindex="-1">${t('place-hours')}</legend>
    <p class="hint">${t('place-hours-hint')}</p>
    ${error ? html`<p class="wrong">${t('place-hours-wrong')}</p>` : nothing}
    <div class="hours">${WEEKDAYS.map(row)}</div>
  </fieldset>`;
}

type Typed = Record<string, Record<string, Record<string, string>>>;

/** What was typed as the contract wants it: spans as pairs, weekdays without one left out. */
export function placeBody(typed: Record<string, unknown>): Record<string, unknown> {
  const hours = Object.entries((typed['hours'] ?? {}) as Typed).map(([weekday, spans]) => [
    weekday,
    Object.values(spans)
      .map((span) => [span['0'] ?? '', span['1'] ?? ''])
      .filter((pair) => pair.some((time) => time !== '')),
  ]);
  return { ...typed, hours: Object.fromEntries(hours) as unknown };
}
