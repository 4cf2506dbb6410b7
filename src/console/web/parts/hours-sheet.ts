import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rosters } from '../../contract/rosters.js';
import type { RosterView } from '../../contract/rosters.js';
import type { TouchedVisits } from '../../contract/touched-visits.js';
import { call } from '../call.js';
import type { Given } from '../call.js';
import { t } from '../texts.js';
import { confirmAct } from './confirm-act.js';
import { doneOnceListed } from './done-once-listed.js';
import { textField } from './fields.js';
import { Form } from './form.js';
import { readForm } from './read-form.js';
import './side-sheet.js';
import { touchedWords } from './touched-words.js';

/** One line of the roster: new, or changed or taken away from a day on, once it was seen whose visits it touches. */
@customElement('hours-sheet')
export class HoursSheet extends LitElement {
  @property({ attribute: false }) line!: Partial<RosterView>;
  @property() today = '';
  /** Reads the list behind it anew. */
  @property({ attribute: false }) listed!: () => Promise<void>;

  private readonly add = new Form(this, {
    route: rosters.add,
    shape: (typed) => {
      const { staffId, siteId, weekday } = this.line;
      return { ...typed, staffId, siteId, weekday };
    },
    done: () => doneOnceListed(this, t('hours-saved')),
    prefix: 'hours',
  });
  private readonly change = new Form(this, {
    route: rosters.change,
    given: () => this.given,
    drawn: { rev: () => this.line.rev, again: () => this.again() },
    sure: ({ body }) => this.sure(body),
    done: () => doneOnceListed(this, t('hours-saved')),
    prefix: 'hours',
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const day = t(`weekday-${String(this.line.weekday ?? 1)}`);
    const end = html`<button type="button" class="button" @click=${this.onEnd}>
      ${t('hours-end')}
    </button>`;
    return html`<side-sheet
      .heading=${t('hours-of', { day })}
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      ${
        this.line.id
          ? this.change.frame(this.fields(this.change, 'on'), {
              submit: t('hours-save'),
              also: end,
            })
          : this.add.frame(this.fields(this.add, 'validFrom'), { submit: t('hours-save') })
      }
    </side-sheet>`;
  }

  private fields(form: typeof this.add | typeof this.change, since: 'on' | 'validFrom') {
    const { from = '08:00', to = '16:00', validUntil } = this.line;
    const time = (name: 'from' | 'to', value: string) =>
      textField(form, { name, label: t(`hours-${name}`), type: 'time', value });
    return html`<div class="row even">${time('from', from)} ${time('to', to)}</div>
      ${textField(form, {
        ...{ name: since, label: t('hours-on'), type: 'date', value: this.today },
        ...{ min: this.today, hint: since === 'on' ? t('hours-on-hint') : undefined },
      })}
      ${textField(form, {
        ...{ name: 'validUntil', label: t('hours-last'), type: 'date', value: validUntil },
        ...{ optional: true, clears: true },
      })}`;
  }

  private get given() {
    return { params: { id: this.line.id ?? '' } };
  }

  private async again(): Promise<void> {
    const { id, siteId = '' } = this.line;
    const { hours } = await call(rosters.list, { query: { siteId } });
    this.line = hours.find((one) => one.id === id) ?? this.line;
  }

  /** Nothing is asked where no visit is touched. */
  private async sure({ on, from, to, validUntil }: Given<typeof rosters.change>['body']) {
    const body = { on, validUntil, hours: { from, to } };
    const touched = await call(rosters.touched, { ...this.given, body });
    return !touched.total || this.ask(touched);
  }

  private ask(touched: TouchedVisits): Promise<boolean> {
    return confirmAct({
      title: t('hours-ask'),
      ...touchedWords(touched),
      act: t('hours-anyway'),
    });
  }

  private readonly onEnd = async () => {
    const form = this.querySelector('form');
    const { rev = 0 } = this.line;
    const typed = form ? readForm(form)['on'] : undefined;
    const on = typeof typed === 'string' ? typed : '';
    try {
      const touched = await call(rosters.touched, { ...this.given, body: { on, hours: null } });
      if (!(await this.ask(touched))) return;
      await call(rosters.end, { ...this.given, body: { rev, on } });
      await doneOnceListed(this, t('hours-ended'));
    } catch (error) {
      this.change.refuse(error);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hours-sheet': HoursSheet;
  }
}
