import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { patientActs } from '../../../contract/patient-acts.js';
import { call } from '../../call.js';
import { wholeDay } from '../../dates.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';
import { selectField } from '../fields.js';
import { Form } from '../form.js';
import { statusChip } from '../status-chip.js';
import { PatientPart } from './part.js';

const TASKS = ['answer', 'secret', 'delete'] as const;

/** The rehearsal on the person's own phone: three small tasks that pass while one looks. */
@customElement('patient-phone')
export class PatientPhone extends PatientPart {
  private readonly form = new Form(this, {
    route: patientActs.rehearse,
    prefix: 'rehearse',
    given: () => ({ params: { id: this.patient.id } }),
    done: () => {
      this.changed();
    },
  });

  override render() {
    const { rehearsal, phoneSkills } = this.details;
    const going = rehearsal?.state === 'open';
    return html`<section class="panel stack" aria-labelledby="phone-title">
      <h2 id="phone-title">${t('rehearsal-title')}</h2>
      ${
        phoneSkills && !going
          ? html`<p class="soft">${t('rehearsal-last', { day: wholeDay(phoneSkills.on) })}</p>
              ${this.tasks(phoneSkills.skills)}`
          : nothing
      }
      ${going ? this.going(rehearsal.passed) : this.start()}
    </section>`;
  }

  private going(passed: readonly string[]) {
    return html`<p class="note" role="status">${icon('phones')}${t('rehearsal-going')}</p>
      ${this.tasks(passed)}
      <div class="acts">
        <button class="button narrow" @click=${() => void this.stop()}>
          ${t('rehearsal-stop')}
        </button>
      </div>`;
  }

  private tasks(passed: readonly string[]) {
    return html`<ul class="lines" aria-live="polite">
      ${TASKS.map(
        (task) =>
          html`<li>
            <span>${t(`rehearsal-task-${task}`)}</span>
            ${statusChip(
              passed.includes(task) ? 'ready' : 'plain',
              t(passed.includes(task) ? 'rehearsal-passed' : 'rehearsal-open'),
            )}
          </li>`,
      )}
    </ul>`;
  }

  private start() {
    const numbers = this.details.numbers.filter(
      ({ state, confirmed }) => state === 'verified' && confirmed,
    );
    if (!this.desk.may('patient.edit') || this.patient.state !== 'active')
      return this.details.phoneSkills ? nothing : html`<p class="soft">${t('rehearsal-none')}</p>`;
    if (numbers.length === 0) return html`<p class="soft">${t('rehearsal-no-phone')}</p>`;
    const options = numbers.map(({ id, address }) => ({ value: id, label: address }));
    const number = selectField(this.form, {
      ...{ name: 'numberId', label: t('rehearsal-number'), options, value: options[0]?.value },
      hint: t('rehearsal-hint'),
    });
    return this.form.frame(number, { submit: t('rehearsal-start') });
  }

  private stop() {
    const { id } = this.patient;
    return this.attempt(() => call(patientActs.stopRehearsal, { params: { id } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'patient-phone': PatientPhone;
  }
}
