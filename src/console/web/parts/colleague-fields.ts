import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../texts.js';
import { around, textField } from './fields.js';
import type { Fields } from './form.js';
import './parcel-words.js';
import './password-field.js';

/** Where a colleague signs at the same desk: e-mail, password, and the code of their app. */
export function colleagueFields(form: Fields): TemplateResult {
  return html`<fieldset class="field stack">
    <legend>${t('second-colleague')}</legend>
    <p class="hint">${t('second-colleague-hint')}</p>
    ${textField(form, { name: 'approver.email', label: t('second-email'), type: 'email', inputmode: 'email' })}
    ${around(
      form,
      { name: 'approver.password', label: t('second-password') },
      ({ id, describedBy, invalid }) =>
        html`<password-field
          name="approver.password"
          .inputId=${id}
          .describedBy=${describedBy}
          .invalid=${invalid}
        ></password-field>`,
    )}
    ${textField(form, { name: 'approver.code', label: t('second-code'), inputmode: 'numeric', look: 'digits' })}
  </fieldset>`;
}
