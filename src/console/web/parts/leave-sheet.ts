import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LEAVE_REASONS, rosters } from '../../contract/rosters.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { confirmAct } from './confirm-act.js';
import { selectField, textField } from './fields.js';
import type { Fields } from './form.js';
import { readForm } from './read-form.js';
import './side-sheet.js';
import { toast } from './toast.js';
import { touchedWords } from './touched-words.js';

/** Notes that somebody is away, once it was seen whose visits that takes off. */
@customElement('leave-sheet')
export class LeaveSheet extends LitElement {
  @property() staffId = '';
  @property({ attribute: false }) people: readonly { id: string; name: string }[] = [];
  @property() today = '';
  @state() private wrong: Readonly<Record<string, string>> = {};

  /** The act asks for its consequence before it is sent, so this form is not one of a route. */
  private readonly fields: Fields = {
    field: (name) => ({ id: `leave-${name}`, error: this.wrong[name] ?? '' }),
  };

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { fields, today } = this;
    return html`<side-sheet
      .heading=${t('hours-leave')}
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      <form novalidate @submit=${this.onSave}>
        ${selectField(fields, {
          ...{ name: 'staffId', label: t('leave-who'), value: this.staffId },
          options: this.people.map(({ id, name }) => ({ value: id, label: name })),
        })}
        ${textField(fields, { name: 'firstDay', label: t('leave-first'), type: 'date', value: today, min: today })}
        ${textField(fields, { name: 'lastDay', label: t('leave-last'), type: 'date', value: today, min: today })}
        ${selectField(fields, {
          ...{ name: 'reason', label: t('leave-reason'), hint: t('leave-reason-hint') },
          options: LEAVE_REASONS.map((value) => ({ value, label: t(`leave-reason-${value}`) })),
        })}
        <div class="acts"><button class="button first">${t('leave-save')}</button></div>
      </form>
    </side-sheet>`;
  }

  private readonly onSave = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const typed = readForm(event.target);
    const word = (name: string) => {
      const value = typed[name];
      return typeof value === 'string' ? value : '';
    };
    const leave = {
      ...{ staffId: word('staffId'), firstDay: word('firstDay'), lastDay: word('lastDay') },
    };
    this.wrong = {
      ...(!leave.firstDay && { firstDay: t('field-missing') }),
      ...(!(leave.firstDay <= leave.lastDay) && { lastDay: t('leave-wrong') }),
    };
    if (Object.keys(this.wrong).length) return;
    try {
      const touched = await call(rosters.touchedByLeave, { body: leave });
      const sure = await confirmAct({
        title: t('leave-ask'),
        consequence: `${touchedWords(touched)} ${touched.total ? t('touched-told') : ''}`.trim(),
        act: t('leave-save'),
      });
      if (!sure) return;
      const reason = LEAVE_REASONS.find((one) => one === word('reason')) ?? 'other';
      await call(rosters.addLeave, { body: { ...leave, reason } });
      toast(t('leave-done', { total: touched.total }));
      this.dispatchEvent(new CustomEvent('done'));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'leave-sheet': LeaveSheet;
  }
}
