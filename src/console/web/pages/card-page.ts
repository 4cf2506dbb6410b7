import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { z } from 'zod';
import { patientActs } from '../../contract/patient-acts.js';
import type { PatientView } from '../../contract/patient-views.js';
import { patients } from '../../contract/patients.js';
import { visits } from '../../contract/visits.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { choiceField, selectField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { emptyState } from '../parts/empty-state.js';
import { pageTitle } from '../parts/page-title.js';
import { grouped } from '../parts/patient/grouped.js';
import { languages, levels } from '../parts/patient/spoken.js';
import { showTask } from '../parts/show-task.js';
import { t } from '../texts.js';
import '@awesome.me/webawesome/dist/components/qr-code/qr-code.js';
import '../parts/patient/texts.js';

type Words = z.output<typeof patientActs.joinWords.answer>;
type Joining = NonNullable<PatientView['details']>['joining'];

/** The wallet card: places by number, items and kinds of visit by letter, never a name; and the words that link a phone, with a code to scan. */
@customElement('card-page')
export class CardPage extends Page {
  private words: Words | null = null;

  private readonly record = new Task(this, {
    task: async ([id], { signal }) => {
      const patient = await call(patients.read, { params: { id } }, { signal });
      if (!patient.details) return { patient, kinds: [] };
      const asked = { params: { id }, query: { page: 1, size: 1 } };
      const { kinds } = await call(visits.ofPatient, asked, { signal });
      return { patient, kinds: kinds.map(({ letter }) => letter) };
    },
    args: () => [this.params['id'] ?? ''] as const,
  });

  private readonly form = new Form(this, {
    route: patientActs.joinWords,
    given: () => ({ params: { id: this.params['id'] ?? '' } }),
    done: (words) => {
      this.words = words;
      this.requestUpdate();
    },
  });

  override render() {
    const id = this.params['id'] ?? '';
    return html`${pageTitle({
      title: t('card-title'),
      lead: t('card-lead'),
      back: { href: `/patients/${id}`, label: t('card-back') },
      act: this.record.value?.patient.details
        ? html`<button class="button first" @click=${print}>
            ${icon('printer')}${t('card-print')}
          </button>`
        : nothing,
    })}
    ${showTask(this.record, ({ patient, kinds }) => this.card(patient, kinds))}`;
  }

  private card({ id, publicRef, details }: PatientView, kinds: readonly string[]) {
    if (!details)
      return emptyState({
        icon: 'lock',
        title: t('gate-title'),
        text: t('card-closed'),
        act: html`<a class="button first" href="/patients/${id}">${t('card-open')}</a>`,
      });
    const letters = details.courses
      .filter(({ state }) => state === 'active' || state === 'on-hold')
      .map(({ letter }) => letter);
    return html`<div class="stack wide">
      <article class="wallet" aria-label=${t('card-title')}>
        <p class="code private">${grouped(publicRef)}</p>
        <dl class="facts">
          <dt>${t('card-place')}</dt>
          <dd>${details.usualPlace ?? '–'}</dd>
          <dt>${t('card-items')}</dt>
          <dd>${letters.join(' ') || '–'}</dd>
          <dt>${t('card-kinds')}</dt>
          <dd>${kinds.join(' ') || '–'}</dd>
        </dl>
        <p>${t('card-how')}</p>
        ${this.words ? joining(this.words) : nothing}
      </article>
      <section class="panel stack no-print">
        <h2>${t('card-words-title')}</h2>
        <p class="soft">${t('card-words-lead')}</p>
        ${this.form.frame(this.spoken(details.joining), { submit: t('card-words-make') })}
      </section>
    </div>`;
  }

  /** As it was agreed at the desk, unless it is agreed anew. */
  private spoken({ language, level }: Joining) {
    return html`${selectField(this.form, {
      ...{ name: 'language', label: t('numbers-language'), options: languages(), value: language },
    })}
    ${choiceField(this.form, {
      ...{ name: 'level', label: t('numbers-level'), options: levels(), chosen: [level] },
    })}`;
  }
}

function joining({ joinWords, telegram, sms }: Words) {
  const text = `JOIN ${joinWords}`;
  const link = telegram ?? (sms ? `SMSTO:${sms}:${text}` : text);
  return html`<div class="joining">
    <wa-qr-code
      class="qr"
      value=${link}
      label=${t('card-qr')}
      size="132"
      fill="#000000"
      background="#ffffff"
    ></wa-qr-code>
    <div>
      <p>${sms ? t('card-text-to', { number: sms }) : t('card-text')}</p>
      <p class="code private">${text}</p>
      <p class="small">${t('card-once')}</p>
    </div>
  </div>`;
}

const print = () => {
  window.print();
};

declare global {
  interface HTMLElementTagNameMap {
    'card-page': CardPage;
  }
}
