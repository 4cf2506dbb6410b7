import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';
import { around } from './fields.js';
import type { TextFacts } from './fields.js';
import type { Fields } from './form.js';

/** The secret number: digits, hidden until shown. */
export const secretField = (form: Fields, facts: Pick<TextFacts, 'label' | 'hint'>) =>
  around(
    form,
    { name: 'secretNumber', optional: true, ...facts },
    ({ id, describedBy, invalid }) =>
      html`<password-field
        .inputId=${id}
        name="secretNumber"
        autocomplete="off"
        digits
        .describedBy=${describedBy}
        .invalid=${invalid}
      ></password-field>`,
  );

/** A password: hidden until shown, pasting allowed. Put it inside `around(form, …)`, which labels it. */
@customElement('password-field')
export class PasswordField extends LitElement {
  /** Of the input inside, so that the label finds it. */
  @property({ attribute: false }) inputId = '';
  @property() name = '';
  @property() autocomplete: 'current-password' | 'new-password' | 'off' = 'current-password';
  @property({ type: Boolean }) digits = false;
  @property({ attribute: false }) describedBy: string | undefined;
  @property({ attribute: false }) invalid: 'true' | undefined;
  @state() private shown = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<div class="joined">
      <input
        id=${this.inputId}
        name=${this.name}
        class=${this.digits ? 'digits' : ''}
        inputmode=${ifDefined(this.digits ? 'numeric' : undefined)}
        type=${this.shown ? 'text' : 'password'}
        autocomplete=${this.autocomplete}
        autocapitalize="none"
        spellcheck="false"
        aria-describedby=${ifDefined(this.describedBy)}
        aria-invalid=${ifDefined(this.invalid)}
      />
      <button
        type="button"
        aria-pressed=${this.shown}
        aria-controls=${this.inputId}
        @click=${() => (this.shown = !this.shown)}
      >
        ${icon(this.shown ? 'hide' : 'show')}${this.shown ? t('password-hide') : t('password-show')}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'password-field': PasswordField;
  }
}
