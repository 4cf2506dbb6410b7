import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { session } from '../../contract/session.js';
import { goOn } from '../gate.js';
import { icon } from '../icons.js';
import { isLeaving } from '../leaving.js';
import { remember, TOTP_KEPT } from '../memory.js';
import { Page } from '../page.js';
import { around, textField } from '../parts/fields.js';
import { fillForm } from '../parts/fill-form.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';
import '../parts/demo-accounts.js';
import '../parts/password-field.js';
import './gate-texts.js';

const WHYS = new Set(['idle', 'ended', 'left', 'set']);

/** The door: e-mail and password. */
@customElement('sign-in-page')
export class SignInPage extends Page {
  private readonly form = new Form(this, { route: session.signIn, done: goOn });

  /** What somebody else began here is not gone on with. */
  override connectedCallback() {
    super.connectedCallback();
    remember(TOTP_KEPT, null);
  }

  override render() {
    return html`${pageTitle({ title: t('sign-in-title'), lead: t('sign-in-lead') })}
      <div class="stack">${this.why()} ${unsafe()} ${this.fields()}</div>`;
  }

  private fields() {
    const email = textField(this.form, {
      name: 'email',
      label: t('sign-in-email'),
      type: 'email',
      autocomplete: 'username',
      inputmode: 'email',
    });
    const password = around(
      this.form,
      { name: 'password', label: t('sign-in-password') },
      ({ id, describedBy, invalid }) =>
        html`<password-field
          name="password"
          .inputId=${id}
          .describedBy=${describedBy}
          .invalid=${invalid}
        ></password-field>`,
    );
    return html`${this.form.frame(html`${email}${password}`, { submit: t('sign-in-act') })}
      <p class="small">
        <a href="/reset">${t('sign-in-reset')}</a> <span class="soft">${t('sign-in-forgot')}</span>
      </p>
      <p class="small"><a href="/register">${t('sign-in-register')}</a></p>
      <demo-accounts @use=${this.onUse}></demo-accounts>`;
  }

  private readonly onUse = ({ detail }: CustomEvent<{ email: string; password: string }>) => {
    fillForm(this, { email: detail.email, password: detail.password });
  };

  private why() {
    const why = this.query.get('why');
    if (why === null || !WHYS.has(why)) return nothing;
    return html`<div class="note" role="status">
      ${icon('lock')}
      <div>
        <p>${t(`sign-in-why-${why}`)}</p>
        ${isLeaving() ? html`<p>${t('sign-in-untold')}</p>` : nothing}
      </div>
    </div>`;
  }
}

/** Browsers keep the session's cookie only over https and on this computer itself. */
function unsafe() {
  if (window.isSecureContext) return nothing;
  return html`<div class="note" role="alert">
    ${icon('alert')}
    <div>
      <strong>${t('sign-in-unsafe')}</strong>
      <p>${t('sign-in-unsafe-words')}</p>
    </div>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-page': SignInPage;
  }
}
