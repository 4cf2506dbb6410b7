import { Task } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { services } from '../../../contract/services.js';
import { visits } from '../../../contract/visits.js';
import { call } from '../../call.js';
import type { Desk } from '../../desk.js';
import { t } from '../../texts.js';
import { confirmAct } from '../confirm-act.js';
import { selectField, textField } from '../fields.js';
import { Form } from '../form.js';
import { failedOf } from '../show-task.js';
import '../side-sheet.js';
import { toast, toastRefusal } from '../toast.js';

export type PatientKind = z.output<typeof visits.ofPatient.answer>['kinds'][number];

/** A kind of visit on a patient's card: a new one, or how they have it. Raises `done` when it changed, `close` where it was left. */
@customElement('kind-sheet')
export class KindSheet extends LitElement {
  @property({ attribute: false }) desk!: Desk;
  @property() patientId = '';
  /** The patient's usual place. */
  @property() usualSiteId = '';
  @property({ attribute: false }) kind: PatientKind | null = null;
  /** What is on the card already. */
  @property({ attribute: false }) taken: readonly string[] = [];
  @state() private serviceId = '';

  private readonly form = new Form(this, {
    route: visits.giveKind,
    given: () => ({
      params: { id: this.patientId, serviceId: this.kind?.serviceId ?? this.serviceId },
    }),
    drawn: { rev: () => this.kind?.rev, again: () => this.again() },
    shape: ({ letter, siteId, intervalDays, dueOn }) => ({
      ...(typeof letter === 'string' && { letter: letter.toUpperCase() }),
      siteId: siteId ?? null,
      intervalDays: intervalDays ?? null,
      dueOn: dueOn ?? null,
    }),
    done: ({ letter }) => {
      this.done(t('kind-saved', { letter }));
    },
    prefix: 'kind',
  });

  private readonly choices = new Task(this, {
    task: async (_, { signal }) => (await call(services.list, {}, { signal })).services,
    args: () => [],
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { kind } = this;
    const heading = kind
      ? t('pvisits-kind', { letter: kind.letter, code: kind.code })
      : t('kind-new');
    return html`<side-sheet
      .heading=${heading}
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      ${this.form.frame(
        html`${kind ? nothing : html`${failedOf(this.choices)}${this.serviceField()}`}
        ${this.fields()}`,
        {
          submit: t('kind-save'),
          also: kind
            ? html`<button type="button" class="button" @click=${() => void this.takeAway(kind)}>
                ${t('kind-take')}
              </button>`
            : nothing,
        },
      )}
    </side-sheet>`;
  }

  private serviceField() {
    return selectField(this.form, {
      ...{ name: 'serviceId', label: t('visit-service'), none: t('visit-choose') },
      value: this.serviceId,
      options: (this.choices.value ?? [])
        .filter(({ id, active }) => active && !this.taken.includes(id))
        .map(({ id, code }) => ({ value: id, label: code })),
      changed: (value) => (this.serviceId = value),
    });
  }

  private fields() {
    const { kind, form } = this;
    const own = kind?.siteId && kind.siteId !== this.usualSiteId ? kind.siteId : '';
    return html`${textField(form, {
      ...{ name: 'letter', label: t('kind-letter'), hint: t('kind-letter-hint'), look: 'short' },
      ...{ value: kind?.letter, optional: true },
    })}
    ${selectField(form, {
      ...{ name: 'siteId', label: t('visit-place'), none: t('kind-usual'), value: own },
      options: this.desk.sites.map(({ id, number, name }) => ({
        value: id,
        label: `${t('place', { number })}, ${name}`,
      })),
    })}
    ${textField(form, {
      ...{ name: 'dueOn', label: t('kind-due'), type: 'date', value: kind?.dueOn, optional: true },
    })}
    ${textField(form, {
      ...{ name: 'intervalDays', label: t('kind-interval'), type: 'number', min: 1, max: 400 },
      ...{ value: kind?.intervalDays, hint: t('kind-interval-hint'), optional: true },
    })}`;
  }

  /** One that a colleague gave meanwhile is changed from here on, as it is now. */
  private async again(): Promise<void> {
    const of = this.kind?.serviceId ?? this.serviceId;
    const query = { page: 1, size: 1 };
    const { kinds } = await call(visits.ofPatient, { params: { id: this.patientId }, query });
    this.kind = kinds.find(({ serviceId }) => serviceId === of) ?? null;
    this.serviceId = of;
  }

  private async takeAway({ serviceId, letter, code }: PatientKind): Promise<void> {
    const sure = await confirmAct({
      title: t('kind-take-ask', { letter, code }),
      consequence: t('kind-take-how'),
      act: t('kind-take'),
    });
    if (!sure) return;
    try {
      await call(visits.takeKind, { params: { id: this.patientId, serviceId } });
      this.done(t('kind-taken', { letter }));
    } catch (error) {
      toastRefusal(error);
    }
  }

  private done(words: string): void {
    toast(words);
    this.dispatchEvent(new CustomEvent('done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kind-sheet': KindSheet;
  }
}
