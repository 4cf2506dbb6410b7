import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { patientActs } from '../../../contract/patient-acts.js';
import { patients } from '../../../contract/patients.js';
import { wholeDay } from '../../dates.js';
import { t } from '../../texts.js';
import { attempt } from '../attempt.js';
import { checkField, choiceField, selectField, textField } from '../fields.js';
import { Form } from '../form.js';
import { secretField } from '../password-field.js';
import { toast } from '../toast.js';
import { PatientPart } from './part.js';
import { languages } from './spoken.js';
import '../side-sheet.js';

/** Who the person is, and what they agreed to. */
@customElement('patient-details')
export class PatientDetails extends PatientPart {
  @state() private editing: 'details' | 'consents' | null = null;

  private readonly form = new Form(this, {
    route: patients.change,
    prefix: 'details',
    given: () => ({ params: { id: this.patient.id } }),
    drawn: { rev: () => this.details.rev, again: this.again },
    done: () => this.saved(),
  });

  private readonly consents = new Form(this, {
    route: patientActs.consents,
    prefix: 'consents',
    given: () => ({ params: { id: this.patient.id } }),
    shape: (typed) => ({ purposes: [], ...typed }),
    drawn: { rev: () => this.details.rev, again: this.again },
    done: () => this.saved(),
  });

  /** Read again before it stands there as saved: whoever changes it at once begins from that. */
  private async saved(): Promise<void> {
    await attempt(this.again);
    this.editing = null;
    toast(t('details-saved'));
  }

  override render() {
    const { name, clinicNumber, usualPlace, since, consents } = this.details;
    const fact = (title: string, value: unknown) =>
      html`<dt>${title}</dt>
        <dd>${value ?? t('details-none')}</dd>`;
    return html`<section class="panel stack" aria-labelledby="details-title">
        <div class="row">
          <h2 id="details-title">${t('details-title')}</h2>
          ${this.editButton()}
        </div>
        <dl class="facts">
          ${fact(t('details-name'), name)} ${fact(t('details-clinic-number'), clinicNumber)}
          ${fact(t('details-place'), usualPlace && t('patients-place-number', { number: usualPlace }))}
          ${fact(t('details-since'), wholeDay(since.slice(0, 10)))}
          ${fact(t('details-consents'), consents.length > 0 ? consents.map(agreed) : null)}
        </dl>
      </section>
      ${this.editing === 'details' ? this.sheet() : nothing}
      ${this.editing === 'consents' ? this.consentsSheet() : nothing}`;
  }

  private editButton() {
    if (!this.desk.may('patient.edit') || this.patient.state !== 'active') return nothing;
    return html`<div class="row">
      <button class="button quiet narrow" @click=${() => (this.editing = 'consents')}>
        ${t('consents-edit')}
      </button>
      <button class="button narrow" @click=${() => (this.editing = 'details')}>
        ${t('details-edit')}
      </button>
    </div>`;
  }

  private sheet() {
    const { name, clinicNumber, usualSiteId, usualPlace, unlockFree } = this.details;
    const sites = this.desk.sites.map((site) => ({
      value: site.id,
      label: `${t('patients-place-number', { number: site.number })} · ${site.name}`,
    }));
    const fields = html`${textField(this.form, {
      ...{ name: 'name', label: t('details-name'), value: name },
    })}
    ${textField(this.form, {
      ...{ name: 'clinicNumber', label: t('details-clinic-number'), value: clinicNumber },
      ...{ optional: true, clears: true },
    })}
    ${selectField(this.form, {
      ...{ name: 'usualSiteId', label: t('details-place'), options: sites, value: usualSiteId },
      other: () => t('details-place-other', { number: usualPlace ?? '' }),
    })}
    ${secretField(this.form, { label: t('details-secret'), hint: t('details-secret-hint') })}
    ${checkField(this.form, {
      ...{ name: 'unlockFree', label: t('details-unlock-free'), checked: unlockFree },
      hint: t('details-unlock-free-hint'),
    })}`;
    return html`<side-sheet heading=${t('details-edit')} @close=${() => (this.editing = null)}>
      ${this.form.frame(fields, { submit: t('details-save') })}
    </side-sheet>`;
  }

  private consentsSheet() {
    const inForce = this.details.consents.filter(({ withdrawnAt }) => withdrawnAt === null);
    const options = ['texts', 'records', 'helper', 'visits'].map((value) => ({
      value,
      label: t(`consent-${value}`),
    }));
    const language = this.details.numbers[0]?.language ?? 'en';
    return html`<side-sheet heading=${t('consents-edit')} @close=${() => (this.editing = null)}>
      ${this.consents.frame(
        html`${choiceField(this.consents, {
          ...{ name: 'purposes', label: t('enrol-agree'), hint: t('consents-hint') },
          ...{ options, many: true, chosen: inForce.map(({ purpose }) => purpose) },
        })}
        ${selectField(this.consents, {
          ...{
            name: 'language',
            label: t('numbers-language'),
            options: languages(),
            value: language,
          },
        })}`,
        { submit: t('details-save') },
      )}
    </side-sheet>`;
  }
}

function agreed(consent: PatientDetails['details']['consents'][number]) {
  const purpose = t(`consent-${consent.purpose}`);
  const words = consent.withdrawnAt
    ? t('consent-withdrawn', { purpose })
    : t('consent-since', { purpose, day: wholeDay(consent.givenAt.slice(0, 10)) });
  return html`<div>${words}</div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'patient-details': PatientDetails;
  }
}
