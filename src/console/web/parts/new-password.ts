import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { ProfileView } from '../../contract/account.js';
import { icon } from '../icons.js';
import { RefusalError } from '../refusal.js';
import password from '../texts/en/password.ftl?raw';
import { addTexts, t } from '../texts.js';
import { around } from './fields.js';
import type { Fields } from './form.js';
import './password-field.js';

addTexts(password);

type Profile = ProfileView['profile'];

const composed: readonly (readonly [string, RegExp])[] = [
  ['length', /^.{8,}$/su],
  ['lower', /[a-z]/],
  ['upper', /[A-Z]/],
  ['digit', /\d/],
  ['sign', /[^A-Za-z\d]/],
];
const nist = composed.slice(0, 1);

/** A new password, typed twice, with the rules that tick themselves off. `body` takes the second one out again. */
export class NewPassword implements ReactiveController {
  private typed = '';

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostUpdate(): void {
    // What it shows follows what is typed.
  }

  fields(form: Fields, profile: Profile): TemplateResult {
    const onInput = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      this.typed = target.value;
      this.host.requestUpdate();
    };
    return html`<div @input=${onInput}>${one(form, 'password', t('new-password'))}</div>
      ${this.rules(profile)} ${one(form, 'again', t('new-password-again'))}`;
  }

  /** What is sent; throws where the two differ. */
  readonly body = ({ again, ...rest }: Record<string, unknown>): Record<string, unknown> => {
    if (rest['password'] === again) return rest;
    const fields = { again: t('new-password-differs') };
    throw new RefusalError(400, { code: 'invalid', message: t('refusal-fields'), fields });
  };

  private rules(profile: Profile) {
    const rules = profile === 'nist' ? nist : composed;
    return html`<ul class="rules" aria-label=${t('new-password-rules')}>
      ${rules.map(([name, rule]) => {
        const kept = rule.test(this.typed);
        return html`<li class=${kept ? 'kept' : ''}>
          ${icon(kept ? 'ready' : 'plain')}${t(`new-password-${name}`)}
          <span class="unseen">${kept ? t('new-password-kept') : ''}</span>
        </li>`;
      })}
      <li>${icon('plain')}${t('new-password-common')}</li>
    </ul>`;
  }
}

function one(form: Fields, name: string, label: string) {
  return around(
    form,
    { name, label },
    ({ id, describedBy, invalid }) =>
      html`<password-field
        name=${name}
        autocomplete="new-password"
        .inputId=${id}
        .describedBy=${describedBy}
        .invalid=${invalid}
      ></password-field>`,
  );
}

/** The password of now, that proves who is at the desk. */
export function ownPasswordField(form: Fields, name: string, label: string): TemplateResult {
  return around(
    form,
    { name, label },
    ({ id, describedBy, invalid }) =>
      html`<password-field
        name=${name}
        .inputId=${id}
        .describedBy=${describedBy}
        .invalid=${invalid}
      ></password-field>`,
  );
}
