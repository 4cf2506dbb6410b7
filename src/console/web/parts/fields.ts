import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';
import type { Fields } from './form.js';

interface FieldFacts {
  /** The field of the route's body; dots nest. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** A field that may stay empty says so. */
  optional?: boolean;
  disabled?: boolean;
}

export interface TextFacts extends FieldFacts {
  type?: 'text' | 'email' | 'tel' | 'password' | 'number' | 'date' | 'time' | 'search';
  value?: string | number | null | undefined;
  autocomplete?: AutoFill;
  inputmode?: 'numeric' | 'tel' | 'email' | 'decimal';
  min?: string | number;
  max?: string | number;
  /** More classes: `short`, `digits`. */
  look?: string;
  /** Emptied, it is taken away (`null`); otherwise what is empty is left out, and stays as it was. */
  clears?: boolean;
}

interface SelectFacts extends FieldFacts {
  options: readonly Option[];
  value?: string | null | undefined;
  /** The first line, where nothing is chosen yet. */
  none?: string;
  read?: 'number';
  /** The words for a value that is not among the options; else the value itself. */
  other?: (value: string) => string;
  /** Emptied, it is taken away (`null`). */
  clears?: boolean;
  changed?: (value: string) => void;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

/** One line to type in. */
export function textField(form: Fields, facts: TextFacts): TemplateResult {
  return around(form, facts, ({ id, describedBy, invalid }) => {
    const { type = 'text', look = '' } = facts;
    return html`<input
      id=${id}
      class=${look}
      name=${facts.name}
      type=${type}
      .defaultValue=${String(facts.value ?? '')}
      autocomplete=${facts.autocomplete ?? 'off'}
      inputmode=${ifDefined(facts.inputmode)}
      min=${ifDefined(facts.min)}
      max=${ifDefined(facts.max)}
      data-empty=${ifDefined(facts.clears ? 'null' : undefined)}
      aria-describedby=${ifDefined(describedBy)}
      aria-invalid=${ifDefined(invalid)}
      ?disabled=${facts.disabled}
    />`;
  });
}

/** Several lines to type in. */
export function areaField(form: Fields, facts: FieldFacts & { value?: string }): TemplateResult {
  return around(
    form,
    facts,
    ({ id, describedBy, invalid }) =>
      html`<textarea
        id=${id}
        name=${facts.name}
        .defaultValue=${facts.value ?? ''}
        aria-describedby=${ifDefined(describedBy)}
        aria-invalid=${ifDefined(invalid)}
        ?disabled=${facts.disabled}
      ></textarea>`,
  );
}

/**
 * One of a list that holds only what is possible; `read: 'number'` where the contract wants a number. A value that is
 * not offered any more, or is null, stays as a line of its own: it is never changed by saving something else.
 */
export function selectField(form: Fields, facts: SelectFacts): TemplateResult {
  return around(form, facts, ({ id, describedBy, invalid }) => {
    return html`<select
      id=${id}
      name=${facts.name}
      data-read=${ifDefined(facts.read)}
      data-empty=${ifDefined(facts.clears ? 'null' : undefined)}
      aria-describedby=${ifDefined(describedBy)}
      aria-invalid=${ifDefined(invalid)}
      ?disabled=${facts.disabled}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) facts.changed?.(target.value);
      }}
    >
      ${repeat(
        linesOf(facts),
        ({ value }) => value,
        ({ value, label }) =>
          html`<option value=${value} .defaultSelected=${value === facts.value}>${label}</option>`,
      )}
    </select>`;
  });
}

/** The options, with a line for none and one for a value that is not offered. */
function linesOf({ options, value, none, other }: SelectFacts): readonly Option[] {
  const isOffered = !value || options.some((option) => option.value === value);
  const blank = none ?? (value === null ? '–' : undefined);
  return [
    ...(blank === undefined ? [] : [{ value: '', label: blank }]),
    ...(isOffered ? [] : [{ value, label: other?.(value) ?? value }]),
    ...options,
  ];
}

/** A yes or no. */
export function checkField(
  form: Fields,
  facts: FieldFacts & { checked?: boolean },
): TemplateResult {
  const { id, error } = form.field(facts.name, facts.label);
  const described = describe(id, facts.hint, error);
  return html`<div class="field">
    <div class="choice">
      <input
        id=${id}
        name=${facts.name}
        type="checkbox"
        .defaultChecked=${facts.checked ?? false}
        aria-describedby=${ifDefined(described)}
        aria-invalid=${ifDefined(error ? 'true' : undefined)}
        ?disabled=${facts.disabled}
      />
      <label for=${id}>${facts.label}</label>
    </div>
    ${hintOf(id, facts.hint)}${wrongOf(id, error)}
  </div>`;
}

/** One or several of a few, all in sight: radio buttons, or checkboxes that make a list. */
export function choiceField(
  form: Fields,
  facts: FieldFacts & { options: readonly Option[]; chosen?: readonly string[]; many?: boolean },
): TemplateResult {
  const { id, error } = form.field(facts.name, facts.label);
  const one = ({ value, label, hint }: Option, n: number) =>
    html`<div class="choice">
      <input
        id=${n === 0 ? id : `${id}-${value}`}
        name=${facts.name}
        type=${facts.many ? 'checkbox' : 'radio'}
        value=${value}
        data-many=${ifDefined(facts.many ? '' : undefined)}
        .defaultChecked=${facts.chosen?.includes(value) ?? false}
        ?disabled=${facts.disabled}
      />
      <label for=${n === 0 ? id : `${id}-${value}`}>
        ${label}${hint ? html`<span class="hint"><br />${hint}</span>` : nothing}
      </label>
    </div>`;
  return html`<fieldset
    class="field"
    aria-describedby=${ifDefined(describe(id, facts.hint, error))}
  >
    <legend>${facts.label}${optionalOf(facts)}</legend>
    ${hintOf(id, facts.hint)}${wrongOf(id, error)}
    <div>${facts.options.map(one)}</div>
  </fieldset>`;
}

interface Inner {
  id: string;
  describedBy: string | undefined;
  invalid: 'true' | undefined;
}

/** Label, hint and what is wrong, around any control of one's own. */
export function around(
  form: Fields,
  facts: FieldFacts,
  control: (inner: Inner) => unknown,
): TemplateResult {
  const { id, error } = form.field(facts.name, facts.label);
  const describedBy = describe(id, facts.hint, error);
  return html`<div class="field">
    <label for=${id}>${facts.label}${optionalOf(facts)}</label>
    ${hintOf(id, facts.hint)}${wrongOf(id, error)}
    ${control({ id, describedBy, invalid: error ? 'true' : undefined })}
  </div>`;
}

const optionalOf = ({ optional }: FieldFacts) =>
  optional ? html` <span class="optional">${t('form-optional')}</span>` : nothing;

const hintOf = (id: string, hint: string | undefined) =>
  hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing;

const wrongOf = (id: string, error: string) =>
  error ? html`<p class="wrong" id="${id}-wrong">${icon('alert')}${error}</p>` : nothing;

function describe(id: string, hint: string | undefined, error: string): string | undefined {
  const ids = [error && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
