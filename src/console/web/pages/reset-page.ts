import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { account } from '../../contract/account.js';
import { call } from '../call.js';
import { Page } from '../page.js';
import { textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { NewPassword } from '../parts/new-password.js';
import { pageTitle } from '../parts/page-title.js';
import { go } from '../router.js';
import { t } from '../texts.js';
import './gate-texts.js';

/** A new password for who still has the second factor. */
@customElement('reset-page')
export class ResetPage extends Page {
  private readonly rules = new Task(this, {
    task: (_args, { signal }) => call(account.rules, {}, { signal }),
    args: () => [],
  });
  private readonly password = new NewPassword(this);
  private readonly form = new Form(this, {
    route: account.reset,
    shape: this.password.body,
    done: () => {
      go('/sign-in?why=set', { replace: true });
    },
  });

  override render() {
    const { form } = this;
    const who = html`${textField(form, {
      name: 'email',
      label: t('sign-in-email'),
      type: 'email',
      inputmode: 'email',
      autocomplete: 'username',
    })}
    ${textField(form, {
      name: 'code',
      label: t('second-factor-code'),
      hint: t('reset-code-hint'),
      autocomplete: 'one-time-code',
      look: 'digits',
    })}
    ${this.password.fields(form, this.rules.value?.profile ?? 'composed')}`;
    return html`${pageTitle({ title: t('reset-title'), lead: t('reset-lead') })}
      <div class="stack">
        ${form.frame(who, { submit: t('set-up-act') })}
        <p><a href="/sign-in">${t('set-up-back')}</a></p>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reset-page': ResetPage;
  }
}
