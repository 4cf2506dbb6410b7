import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { patients } from '../../../contract/patients.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';
import { textField } from '../fields.js';
import { Form } from '../form.js';
import { toast } from '../toast.js';

/** Proves that a phone is the person's: by a code that they read out, or because it was seen here. */
@customElement('prove-number')
export class ProveNumber extends LitElement {
  @property({ attribute: false }) patientId = '';
  @property({ attribute: false }) numberId = '';
  /** Whether a code may be sent there: whoever said that the number is not theirs is sent nothing. */
  @property({ attribute: false }) mayBeSent = true;
  @state() private sent = false;

  private readonly given = () => ({ params: { id: this.patientId, numberId: this.numberId } });
  private readonly proved = () => {
    toast(t('numbers-proved'));
    this.dispatchEvent(new CustomEvent('proved'));
  };

  private readonly send = new Form(this, {
    route: patients.sendNumberCode,
    given: this.given,
    prefix: 'send',
    done: () => {
      this.sent = true;
    },
  });
  private readonly code = new Form(this, {
    ...{ route: patients.proveNumber, given: this.given, prefix: 'prove', done: this.proved },
  });
  private readonly seen = new Form(this, {
    ...{ route: patients.proveNumber, given: this.given, prefix: 'seen', done: this.proved },
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const code = textField(this.code, {
      ...{ name: 'code', label: t('numbers-prove-code'), inputmode: 'numeric', look: 'digits' },
    });
    return html`<div class="stack wide">
      ${this.mayBeSent ? this.send.frame(nothing, { submit: t('numbers-prove-send') }) : nothing}
      ${
        this.sent
          ? html`<p class="note" role="status">${icon('phones')}${t('gate-sent')}</p>
              ${this.code.frame(code, { submit: t('numbers-prove-act') })}`
          : nothing
      }
      ${this.seen.frame(nothing, { submit: t('numbers-prove-desk') })}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'prove-number': ProveNumber;
  }
}
