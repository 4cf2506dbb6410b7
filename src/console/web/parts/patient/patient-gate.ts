import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PatientView } from '../../../contract/patient-views.js';
import { patients } from '../../../contract/patients.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';
import { around, choiceField, textField } from '../fields.js';
import { Form } from '../form.js';
import { toast } from '../toast.js';
import { PatientPart } from './part.js';
import '../password-field.js';

type Way = PatientView['ask']['ways'][number];

/** A closed record: how its person lets the reader in. */
@customElement('patient-gate')
export class PatientGate extends PatientPart {
  @state() private way: Way | null = null;
  @state() private sent = false;

  private readonly given = () => ({ params: { id: this.patient.id } });
  private readonly opened = () => {
    toast(t('gate-opened'));
    this.changed();
  };

  private readonly ask = new Form(this, {
    route: patients.askCode,
    given: this.given,
    prefix: 'ask',
    done: async () => {
      this.sent = true;
      await this.updateComplete;
      this.querySelector<HTMLElement>('#code-code')?.focus();
    },
  });
  private readonly code = new Form(this, {
    ...{ route: patients.giveCode, given: this.given, prefix: 'code', done: this.opened },
  });
  private readonly secret = new Form(this, {
    ...{ route: patients.giveSecret, given: this.given, prefix: 'secret', done: this.opened },
  });
  private readonly second = new Form(this, {
    ...{ route: patients.giveSecond, given: this.given, prefix: 'second', done: this.opened },
  });

  override render() {
    return html`<section class="panel stack" aria-labelledby="gate-title">
      <h2 id="gate-title">${icon('lock')}${t('gate-title')}</h2>
      <p class="soft">${t('gate-why')}</p>
      <fieldset class="field">
        <legend>${t('gate-way')}</legend>
        ${this.patient.ask.ways.map((way) => this.choice(way, t(`gate-way-${way}`)))}
      </fieldset>
      ${
        this.patient.ask.ways.includes('second')
          ? nothing
          : html`<p class="note" role="status">${icon('alert')}${t('gate-refused')}</p>`
      }
      ${this.chosen === 'code' ? this.byCode() : nothing}
      ${this.chosen === 'secret' ? this.bySecret() : nothing}
      ${this.chosen === 'second' ? this.bySecond() : nothing}
    </section>`;
  }

  private get usable() {
    return this.patient.ask.numbers.filter(({ can }) => can === 'yes');
  }

  /** What they can do, until the reader chooses. */
  private get chosen(): Way {
    const { ways, secret } = this.patient.ask;
    if (this.way && ways.includes(this.way)) return this.way;
    if (ways.includes('code') && this.usable.length > 0) return 'code';
    return secret || !ways.includes('second') ? 'secret' : 'second';
  }

  private choice(way: Way, label: string) {
    return html`<div class="choice">
      <input
        id="way-${way}"
        type="radio"
        name="way"
        .checked=${this.chosen === way}
        @change=${() => (this.way = way)}
      />
      <label for="way-${way}">${label}</label>
    </div>`;
  }

  private byCode() {
    const { numbers } = this.patient.ask;
    const others = numbers.filter(({ can }) => can !== 'yes');
    const [first] = this.usable;
    if (!first)
      return html`<p class="note" role="status">${icon('alert')}${t('gate-no-number')}</p>
        ${this.unusable(others)}`;
    const options = this.usable.map(({ id, channel, end }) => ({
      value: id,
      label: t(`gate-channel-${channel}`, { end }),
    }));
    const to = choiceField(this.ask, {
      ...{ name: 'numberId', label: t('gate-number'), options, chosen: [first.id] },
    });
    return html`${this.ask.frame(html`${to}${this.unusable(others)}`, {
      submit: t(this.sent ? 'gate-send-again' : 'gate-send'),
      second: this.sent,
    })}
    ${this.sent ? this.type() : nothing}`;
  }

  private unusable(numbers: PatientGate['patient']['ask']['numbers']) {
    return numbers.map(
      ({ end, can }) => html`<p class="soft small">${t(`gate-number-${can}`, { end })}</p>`,
    );
  }

  private type() {
    const code = textField(this.code, {
      ...{ name: 'code', label: t('gate-code'), inputmode: 'numeric', look: 'digits' },
      hint: t('gate-refuse'),
    });
    return html`<p class="note" role="status">${icon('phones')}${t('gate-sent')}</p>
      ${this.code.frame(code, { submit: t('gate-code-act') })}`;
  }

  private bySecret() {
    if (!this.patient.ask.secret)
      return html`<p class="note" role="status">${icon('alert')}${t('gate-no-secret')}</p>`;
    const secret = textField(this.secret, {
      ...{ name: 'secret', label: t('gate-secret'), hint: t('gate-secret-hint') },
      ...{ type: 'password', inputmode: 'numeric', look: 'digits', autocomplete: 'off' },
    });
    return this.secret.frame(secret, { submit: t('gate-code-act') });
  }

  private bySecond() {
    const email = textField(this.second, {
      ...{ name: 'email', label: t('gate-email'), type: 'email', hint: t('gate-second-hint') },
    });
    const password = around(
      this.second,
      { name: 'password', label: t('gate-password') },
      ({ id, describedBy, invalid }) =>
        html`<password-field
          name="password"
          .inputId=${id}
          .describedBy=${describedBy}
          .invalid=${invalid}
        ></password-field>`,
    );
    const code = textField(this.second, {
      ...{ name: 'code', label: t('gate-colleague-code'), inputmode: 'numeric', look: 'digits' },
    });
    return this.second.frame(html`${email}${password}${code}`, { submit: t('gate-code-act') });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'patient-gate': PatientGate;
  }
}
