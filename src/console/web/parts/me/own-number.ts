import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { account } from '../../../contract/account.js';
import type { ProfileView } from '../../../contract/account.js';
import { t } from '../../texts.js';
import { textField } from '../fields.js';
import { Form } from '../form.js';
import { ownPasswordField } from '../new-password.js';
import { statusChip } from '../status-chip.js';
import { toast } from '../toast.js';

/** The person's number, proved by a code. Fires `changed`. */
@customElement('own-number')
export class OwnNumber extends LitElement {
  @property({ attribute: false }) profile!: ProfileView;
  @state() private step: 'rest' | 'ask' | 'prove' = 'rest';
  private phone = '';

  private readonly ask = new Form(this, {
    route: account.askNumber,
    prefix: 'number',
    shape: (typed) => {
      const { phone } = typed;
      this.phone = typeof phone === 'string' ? phone : '';
      return typed;
    },
    done: () => {
      this.step = 'prove';
    },
  });
  private readonly prove = new Form(this, {
    route: account.proveNumber,
    prefix: 'number-code',
    shape: (typed) => ({ ...typed, phone: this.phone }),
    done: () => {
      this.step = 'rest';
      toast(t('me-number-done'));
      this.dispatchEvent(new CustomEvent('changed'));
    },
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`${this.known()} ${this.step === 'rest' ? this.begin() : this.form()}`;
  }

  private known() {
    const { number } = this.profile;
    if (!number) return html`<p class="soft">${t('me-number-none')}</p>`;
    return html`<p class="row">${statusChip('ready', t('me-number-known'))}</p>
      <p class="soft">${number.trusted ? t('me-number-trusted') : t('me-number-new')}</p>`;
  }

  private begin() {
    const press = () => {
      this.step = 'ask';
    };
    return html`<p>
      <button class="button" @click=${press}>
        ${this.profile.number ? t('me-number-change') : t('me-number-add')}
      </button>
    </p>`;
  }

  private form() {
    const leave = html`<button type="button" class="button" @click=${this.rest}>
      ${t('me-leave')}
    </button>`;
    if (this.step === 'ask')
      return this.ask.frame(
        html`${textField(this.ask, { name: 'phone', label: t('me-number'), type: 'tel', autocomplete: 'tel' })}
        ${ownPasswordField(this.ask, 'password', t('me-password-own'))}`,
        { submit: t('me-number-ask'), also: leave },
      );
    return this.prove.frame(
      textField(this.prove, {
        name: 'code',
        label: t('me-number-code'),
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
        look: 'digits',
      }),
      { submit: t('me-number-prove'), also: leave },
    );
  }

  private readonly rest = () => {
    this.step = 'rest';
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'own-number': OwnNumber;
  }
}
