import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { rosters } from '../../contract/rosters.js';
import type { RosterView } from '../../contract/rosters.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { attempt } from './attempt.js';
import { confirmAct } from './confirm-act.js';
import { textField } from './fields.js';
import type { Fields } from './form.js';
import { readForm } from './read-form.js';
import './side-sheet.js';
import { toast } from './toast.js';
import { touchedWords } from './touched-words.js';

/** One line of the roster: new, or changed or taken away from a day on, once it was seen whose visits it touches. */
@customElement('hours-sheet')
export class HoursSheet extends LitElement {
  @property({ attribute: false }) line!: Partial<RosterView>;
  @property() today = '';
  @state() private wrong: Readonly<Record<string, string>> = {};

  /** The act asks for its consequence before it is sent, so this form is not one of a route. */
  private readonly fields: Fields = {
    field: (name) => ({ id: `hours-${name}`, error: this.wrong[name] ?? '' }),
  };

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { line } = this;
    const day = t(`weekday-${String(line.weekday ?? 1)}`);
    return html`<side-sheet
      .heading=${t('hours-of', { day })}
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      <form novalidate @submit=${this.onSave}>
        <div class="row even">
          ${textField(this.fields, { name: 'from', label: t('hours-from'), type: 'time', value: line.from ?? '08:00' })}
          ${textField(this.fields, { name: 'to', label: t('hours-to'), type: 'time', value: line.to ?? '16:00' })}
        </div>
        ${textField(this.fields, {
          ...{ name: 'on', label: t('hours-on'), type: 'date', value: this.today },
          ...{ min: this.today, hint: t('hours-on-hint') },
        })}
        ${textField(this.fields, {
          ...{ name: 'until', label: t('hours-last'), type: 'date', value: line.validUntil ?? '' },
          optional: true,
        })}
        <div class="acts">
          <button class="button first">${t('hours-save')}</button>
          ${
            line.id
              ? html`<button type="button" class="button" @click=${this.onEnd}>
                  ${t('hours-end')}
                </button>`
              : nothing
          }
        </div>
      </form>
    </side-sheet>`;
  }

  private typed(): { from: string; to: string; on: string; until: string | null } | null {
    const form = this.querySelector('form');
    if (!form) return null;
    const { from, to, on, until } = readForm(form);
    const word = (value: unknown) => (typeof value === 'string' ? value.slice(0, 10) : '');
    const given = { from: word(from), to: word(to), on: word(on), until: word(until) || null };
    this.wrong = {
      ...(!given.on && { on: t('field-missing') }),
      ...(!(given.from < given.to) && { to: t('hours-wrong') }),
    };
    return Object.keys(this.wrong).length ? null : given;
  }

  private readonly onSave = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = this.typed();
    if (typed) void this.tried(() => this.save(typed));
  };

  private async save({ from, to, on, until }: NonNullable<ReturnType<HoursSheet['typed']>>) {
    const { id, rev, staffId, siteId, weekday } = this.line;
    if (id && rev) {
      const ask = { on, hours: { from, to }, validUntil: until };
      const touched = await call(rosters.touched, { params: { id }, body: ask });
      if (touched.total && !(await this.sure(touchedWords(touched)))) return;
      await call(rosters.change, {
        params: { id },
        body: { rev, from, to, on, validUntil: until },
      });
    } else if (staffId && siteId && weekday) {
      const where = { staffId, siteId, weekday, validFrom: on, validUntil: until };
      await call(rosters.add, { body: { ...where, from, to } });
    }
    this.done('hours-saved');
  }

  private readonly onEnd = () => {
    const typed = this.typed();
    const { id, rev } = this.line;
    if (!typed || !id || !rev) return;
    const { on } = typed;
    void this.tried(async () => {
      const touched = await call(rosters.touched, { params: { id }, body: { on, hours: null } });
      if (!(await this.sure(touchedWords(touched)))) return;
      await call(rosters.end, { params: { id }, body: { rev, on } });
      this.done('hours-ended');
    });
  };

  private sure(consequence: string): Promise<boolean> {
    return confirmAct({ title: t('hours-ask'), consequence, act: t('hours-anyway') });
  }

  private async tried(work: () => Promise<void>): Promise<void> {
    await attempt(work);
  }

  private done(key: string): void {
    toast(t(key));
    this.dispatchEvent(new CustomEvent('done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hours-sheet': HoursSheet;
  }
}
