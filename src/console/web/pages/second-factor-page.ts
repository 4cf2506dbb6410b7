import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { session } from '../../contract/session.js';
import { goOn } from '../gate.js';
import { Page } from '../page.js';
import { textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';
import '../parts/demo-accounts.js';
import './gate-texts.js';

/** The second step of signing in: a code of the app, of a text, or a recovery code. */
@customElement('second-factor-page')
export class SecondFactorPage extends Page {
  private readonly form = new Form(this, { route: session.secondFactor, done: goOn });

  override render() {
    const code = textField(this.form, {
      name: 'code',
      label: t('second-factor-code'),
      hint: t('second-factor-hint'),
      autocomplete: 'one-time-code',
      look: 'digits',
    });
    return html`${pageTitle({ title: t('second-factor-title'), lead: t('second-factor-lead') })}
      <div class="stack">
        ${this.form.frame(code, { submit: t('second-factor-act') })}
        <p><a href="/sign-in">${t('second-factor-back')}</a></p>
        <demo-accounts show="codes" @use=${this.onUse}></demo-accounts>
      </div>`;
  }

  private readonly onUse = ({ detail }: CustomEvent<{ code: string }>) => {
    this.form.fill({ code: detail.code });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'second-factor-page': SecondFactorPage;
  }
}
