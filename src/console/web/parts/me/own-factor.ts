import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { session } from '../../../contract/session.js';
import { t } from '../../texts.js';
import { authenticator, recoveryCodes } from '../authenticator.js';
import { textField } from '../fields.js';
import { Form } from '../form.js';
import { ownPasswordField } from '../new-password.js';
import { statusChip } from '../status-chip.js';

type Totp = z.output<typeof session.newTotp.answer>;

/** The second step of the person: how many recovery codes are left, and a new authenticator, which the password opens. Fires `changed`. */
@customElement('own-factor')
export class OwnFactor extends LitElement {
  @property({ type: Number }) left = 0;
  @state() private step: 'rest' | 'prove' = 'rest';
  @state() private totp: Totp | null = null;
  @state() private codes: readonly string[] = [];

  private readonly prove = new Form(this, {
    route: session.newTotp,
    prefix: 'factor',
    done: (totp) => {
      this.totp = totp;
    },
  });
  private readonly confirm = new Form(this, {
    route: session.confirmTotp,
    prefix: 'factor-new',
    done: ({ recoveryCodes: codes }) => {
      this.totp = null;
      this.step = 'rest';
      this.codes = codes;
      this.dispatchEvent(new CustomEvent('changed'));
    },
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    if (this.totp) return this.scan(this.totp);
    if (this.codes.length > 0) return this.kept();
    const few = this.left <= 3;
    return html`<p class="row">
        ${statusChip(few ? 'soon' : 'ready', t('me-recovery-left', { left: this.left }))}
      </p>
      <p class="soft">${few ? t('me-recovery-few') : t('me-second-lead')}</p>
      ${this.step === 'rest' ? this.begin() : this.proof()}`;
  }

  private begin() {
    const press = () => {
      this.step = 'prove';
    };
    return html`<p><button class="button" @click=${press}>${t('me-second-new')}</button></p>`;
  }

  private proof() {
    return this.prove.frame(ownPasswordField(this.prove, 'password', t('me-password-own')), {
      submit: t('me-second-go'),
      also: this.leave(),
    });
  }

  private scan(totp: Totp) {
    const code = textField(this.confirm, {
      name: 'code',
      label: t('second-factor-code'),
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      look: 'digits',
    });
    return html`${authenticator(totp)}
    ${this.confirm.frame(code, { submit: t('set-up-factor-act'), also: this.leave() })}`;
  }

  private kept() {
    const done = () => {
      this.codes = [];
    };
    return html`<p role="status">${t('recovery-lead')}</p>
      ${recoveryCodes(this.codes)}
      <p><button class="button first" @click=${done}>${t('recovery-act')}</button></p>`;
  }

  private leave() {
    const press = () => {
      this.totp = null;
      this.step = 'rest';
    };
    return html`<button type="button" class="button" @click=${press}>${t('me-leave')}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'own-factor': OwnFactor;
  }
}
