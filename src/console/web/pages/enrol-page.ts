import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import type { Likely } from '../../contract/patient-views.js';
import { patients } from '../../contract/patients.js';
import { tasks } from '../../contract/tasks.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { choiceField, selectField, textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { secretField } from '../parts/password-field.js';
import { pageTitle } from '../parts/page-title.js';
import { progressLine } from '../parts/progress-line.js';
import { grouped } from '../parts/patient/grouped.js';
import { languages, levels } from '../parts/patient/spoken.js';
import { readForm } from '../parts/read-form.js';
import { toast } from '../parts/toast.js';
import { go } from '../router.js';
import { t } from '../texts.js';
import '../parts/patient/texts.js';

/** Registering someone who stands at the desk. */
@customElement('enrol-page')
export class EnrolPage extends Page {
  @state() private likely: readonly Likely[] = [];
  /** They were looked at, and it is somebody else: said for the one form that is sent next. */
  private anyway = false;

  private readonly form = new Form(this, {
    route: patients.enrol,
    shape: (typed) => {
      const { anyway } = this;
      this.anyway = false;
      return {
        ...{ consents: [], ...typed, ...(anyway && { anyway }) },
        ...(this.proposed.value && { registrationId: this.proposed.value.id }),
      };
    },
    done: ({ id, publicRef }) => {
      toast(t('enrol-done', { ref: grouped(publicRef) }));
      go(`/patients/${id}`);
    },
    refused: ({ code }) => {
      if (code !== 'patient.maybe-known') return false;
      void this.showLikely();
      return true;
    },
  });

  /** What they sent themselves, where the form was opened from their task. */
  private readonly proposed = new Task(this, {
    task: ([id], { signal }) =>
      id ? call(tasks.registration, { params: { id } }, { signal }) : Promise.resolve(null),
    args: () => [this.query.get('task')] as const,
  });

  override render() {
    const title = pageTitle({
      title: t('enrol-title'),
      lead: t('enrol-lead'),
      back: { href: '/patients', label: t('patient-back') },
    });
    if (this.proposed.status === TaskStatus.PENDING)
      return html`${title} ${progressLine(t('list-loading'))}`;
    return html`${title} ${this.gone()} ${this.warning()}
    ${this.form.frame(html`${this.who()}${this.reach()}${this.agree()}`, {
      submit: t('enrol-act'),
      also:
        this.likely.length > 0
          ? html`<button type="submit" class="button" @click=${() => (this.anyway = true)}>
              ${t('enrol-anyway')}
            </button>`
          : nothing,
    })}`;
  }

  private gone() {
    const { error } = this.proposed;
    if (!error) return nothing;
    return html`<div class="note" role="status">
      ${icon('soon')}
      <p>${error instanceof Error ? error.message : nothing}</p>
    </div>`;
  }

  private warning() {
    if (this.likely.length === 0) return nothing;
    return html`<section class="summary" role="alert" tabindex="-1" id="likely">
      <strong>${t('enrol-likely')}</strong>
      <p>${t('enrol-likely-lead')}</p>
      <ul>
        ${this.likely.map(
          ({ id, publicRef, hint, same }) =>
            html`<li>
              <a class="code" href="/patients/${id}">${grouped(publicRef)}</a>
              <span class="private">${hint}</span>:
              ${same.map((one) => t(`enrol-same-${one}`)).join(', ')}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private who() {
    const sites = this.desk.sites.map(({ id, number, name }) => ({
      value: id,
      label: `${t('patients-place-number', { number })} · ${name}`,
    }));
    return html`<h2>${t('enrol-who')}</h2>
      ${textField(this.form, { name: 'name', label: t('details-name') })}
      ${textField(this.form, {
        ...{ name: 'clinicNumber', label: t('details-clinic-number'), optional: true },
      })}
      ${selectField(this.form, {
        ...{ name: 'usualSiteId', label: t('details-place'), options: sites },
        value: this.proposed.value?.siteId ?? this.desk.siteId,
      })}`;
  }

  private reach() {
    const proposed = this.proposed.value;
    const language = proposed?.language ?? 'en';
    return html`<h2>${t('enrol-reach')}</h2>
      ${proposed ? asked(proposed) : this.phone()}
      ${secretField(this.form, { label: t('enrol-secret'), hint: t('enrol-secret-hint') })}
      ${selectField(this.form, {
        ...{
          name: 'language',
          label: t('numbers-language'),
          options: languages(),
          value: language,
        },
      })}
      ${choiceField(this.form, {
        ...{ name: 'level', label: t('numbers-level'), options: levels(), chosen: ['COVERT'] },
      })}`;
  }

  private phone() {
    return html`${textField(this.form, {
      ...{ name: 'phone', label: t('numbers-phone'), hint: t('enrol-phone-hint') },
      ...{ type: 'tel', inputmode: 'tel', optional: true },
    })}
    ${textField(this.form, {
      ...{ name: 'nickname', label: t('numbers-nickname'), hint: t('numbers-nickname-hint') },
      optional: true,
    })}`;
  }

  private agree() {
    const options = ['texts', 'records', 'helper', 'visits'].map((value) => ({
      value,
      label: t(`consent-${value}`),
    }));
    return choiceField(this.form, {
      ...{ name: 'consents', label: t('enrol-agree'), hint: t('enrol-agree-hint') },
      ...{ options, many: true },
    });
  }

  private async showLikely() {
    const form = this.querySelector('form');
    const { name, phone, clinicNumber } = form ? readForm(form) : {};
    const body = { name, phone, clinicNumber } as Parameters<typeof likelyTo>[0];
    this.likely = await likelyTo(body);
    await this.updateComplete;
    this.querySelector<HTMLElement>('#likely')?.focus();
  }
}

/** From where they asked: that phone is linked once they give the secret number there. */
function asked({ channel, number, at }: z.output<typeof tasks.registration.answer>) {
  return html`<dl class="facts">
      <dt>${t('enrol-asked')}</dt>
      <dd>${moment(at)}</dd>
      <dt>${t(`enrol-asked-${channel}`)}</dt>
      <dd>${number ?? t('enrol-asked-chat')}</dd>
    </dl>
    <p class="soft small">${t('enrol-asked-how')}</p>`;
}

async function likelyTo(body: { name?: string; phone?: string; clinicNumber?: string }) {
  return (await call(patients.likely, { body })).rows;
}

declare global {
  interface HTMLElementTagNameMap {
    'enrol-page': EnrolPage;
  }
}
