import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { services } from '../../contract/services.js';
import type { ServiceView } from '../../contract/services.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { doneOnceListed } from './done-once-listed.js';
import { checkField, selectField, textField } from './fields.js';
import { foretold } from './foretold.js';
import { Form } from './form.js';
import './side-sheet.js';

interface Choice {
  id: string;
  code: string;
}

/** One service: how long it is, for how many, how far ahead it is booked and when its patients are reminded. */
@customElement('service-sheet')
export class ServiceSheet extends LitElement {
  @property({ attribute: false }) service: ServiceView | null = null;
  @property({ attribute: false }) specialities: readonly Choice[] = [];
  @property({ attribute: false }) programmes: readonly Choice[] = [];
  /** Reads the list behind it anew. */
  @property({ attribute: false }) listed!: () => Promise<void>;

  private readonly add = new Form(this, {
    route: services.add,
    shape: shaped,
    done: () => doneOnceListed(this, t('service-added')),
    prefix: 'service',
  });
  private readonly change = new Form(this, {
    route: services.change,
    given: () => ({ params: { id: this.service?.id ?? '' } }),
    shape: shaped,
    drawn: { rev: () => this.service?.rev, again: () => this.again() },
    sure: (given) => foretold(services.foretold, given),
    done: () => doneOnceListed(this, t('service-saved')),
    prefix: 'service',
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const form = this.service ? this.change : this.add;
    return html`<side-sheet
      .heading=${this.service?.code ?? t('services-add')}
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      ${form.frame(this.fields(form), { submit: t(this.service ? 'service-save' : 'services-add') })}
    </side-sheet>`;
  }

  private fields(form: Form<typeof services.add> | Form<typeof services.change>) {
    const { service } = this;
    const number = (
      name: 'minutes' | 'capacity' | 'horizonDays' | 'noticeMinutes' | 'noShowAfterMinutes',
      usual: number,
    ) =>
      textField(form, {
        ...{ name, label: t(`service-${name}`), type: 'number', inputmode: 'numeric', min: 0 },
        value: service?.[name] ?? usual,
      });
    const choice = (name: 'specialityId' | 'programmeId', all: readonly Choice[], none: string) =>
      selectField(form, {
        ...{ name, label: t(`service-${name}`), none, clears: true, value: service?.[name] },
        options: all.map(({ id, code }) => ({ value: id, label: code })),
      });
    return html`${textField(form, {
      ...{ name: 'code', label: t('service-code'), hint: t('service-code-hint') },
      value: service?.code,
    })}
    ${number('minutes', 30)} ${number('capacity', 1)} ${number('horizonDays', 60)}
    ${number('noticeMinutes', 60)} ${number('noShowAfterMinutes', 60)}
    ${textField(form, {
      ...{ name: 'remindHours', label: t('service-remindHours'), hint: t('service-remind-hint') },
      value: (service?.remindHours ?? [168, 24, 2]).join(', '),
    })}
    ${choice('specialityId', this.specialities, t('service-anyone'))}
    ${choice('programmeId', this.programmes, t('service-nothing'))}
    ${checkField(form, { name: 'active', label: t('service-in-use'), checked: service?.active ?? true })}`;
  }

  private async again(): Promise<void> {
    const all = await call(services.list, {});
    this.service = all.services.find(({ id }) => id === this.service?.id) ?? this.service;
  }
}

/** What was typed as the contract wants it: hours apart by commas. */
function shaped(typed: Record<string, unknown>): Record<string, unknown> {
  const hours = typeof typed['remindHours'] === 'string' ? typed['remindHours'] : '';
  return {
    ...typed,
    remindHours: hours.split(/[\s,;]+/).flatMap((word) => (word ? [Number(word)] : [])),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'service-sheet': ServiceSheet;
  }
}
