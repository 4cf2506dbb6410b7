import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LEAVE_REASONS, rosters } from '../../contract/rosters.js';
import { call } from '../call.js';
import type { Given } from '../call.js';
import { t } from '../texts.js';
import { confirmAct } from './confirm-act.js';
import { doneOnceListed } from './done-once-listed.js';
import { selectField, textField } from './fields.js';
import { Form } from './form.js';
import './side-sheet.js';
import { touchedWords } from './touched-words.js';

/** Notes that somebody is away, once it was seen whose visits that takes off. */
@customElement('leave-sheet')
export class LeaveSheet extends LitElement {
  @property() staffId = '';
  @property({ attribute: false }) people: readonly { id: string; name: string }[] = [];
  @property() today = '';
  /** Reads the list behind it anew. */
  @property({ attribute: false }) listed!: () => Promise<void>;
  private total = 0;

  private readonly form = new Form(this, {
    route: rosters.addLeave,
    sure: ({ body }) => this.sure(body),
    done: () => doneOnceListed(this, t('leave-done', { total: this.total })),
    prefix: 'leave',
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { form, today } = this;
    const day = (name: string, label: string) =>
      textField(form, { name, label, type: 'date', value: today, min: today });
    const fields = html`${selectField(form, {
      ...{ name: 'staffId', label: t('leave-who'), value: this.staffId },
      options: this.people.map(({ id, name }) => ({ value: id, label: name })),
    })}
    ${day('firstDay', t('leave-first'))} ${day('lastDay', t('leave-last'))}
    ${selectField(form, {
      ...{ name: 'reason', label: t('leave-reason'), hint: t('leave-reason-hint') },
      options: LEAVE_REASONS.map((value) => ({ value, label: t(`leave-reason-${value}`) })),
    })}`;
    return html`<side-sheet
      .heading=${t('hours-leave')}
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      ${form.frame(fields, { submit: t('leave-save') })}
    </side-sheet>`;
  }

  /** Always asks: whole days go. */
  private async sure({ staffId, firstDay, lastDay }: Given<typeof rosters.addLeave>['body']) {
    const body = { staffId, firstDay, lastDay };
    const touched = await call(rosters.touchedByLeave, { body });
    this.total = touched.total;
    return confirmAct({
      title: t('leave-ask'),
      ...touchedWords(touched),
      act: t('leave-save'),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'leave-sheet': LeaveSheet;
  }
}
