import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { CLOSURE_REASONS, places } from '../../contract/places.js';
import { visits } from '../../contract/visits.js';
import type { PlaceView } from '../../contract/places.js';
import { call } from '../call.js';
import { shortDay } from '../dates.js';
import { t } from '../texts.js';
import { attempt } from './attempt.js';
import { confirmAct } from './confirm-act.js';
import { selectField, textField } from './fields.js';
import type { Fields } from './form.js';
import { readForm } from './read-form.js';
import { toast } from './toast.js';
import { parcelsOf } from './place-words.js';
import { touchedWords } from './touched-words.js';

/** The closed days of a place; closing one first lists the parcels and the visits that it moves. Raises `done`. */
@customElement('place-closures')
export class PlaceClosures extends LitElement {
  @property({ attribute: false }) place!: PlaceView;

  @state() private wrong = '';

  /** The act asks for its consequence before it is sent, so this form is not one of a route. */
  private readonly fields: Fields = {
    field: (name) => ({ id: `closure-${name}`, error: name === 'day' ? this.wrong : '' }),
  };

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { closures } = this.place;
    return html`<section class="section panel">
      <h2>${t('place-closures')}</h2>
      ${
        closures.length > 0
          ? html`<ul class="lines">
              ${closures.map(
                ({ day, reason }) =>
                  html`<li>
                    <span
                      >${shortDay(day)}
                      <span class="soft">${t(`place-reason-${reason}`)}</span></span
                    >
                    <button class="button narrow quiet" @click=${this.onReopen(day)}>
                      ${t('place-reopen')}<span class="unseen"> ${shortDay(day)}</span>
                    </button>
                  </li>`,
              )}
            </ul>`
          : html`<p class="soft">${t('place-closures-none')}</p>`
      }
      <form novalidate @submit=${this.onClose}>
        <div class="row">
          ${textField(this.fields, { name: 'day', label: t('place-day'), type: 'date' })}
          ${selectField(this.fields, {
            name: 'reason',
            label: t('place-reason'),
            options: CLOSURE_REASONS.map((reason) => ({
              value: reason,
              label: t(`place-reason-${reason}`),
            })),
          })}
        </div>
        <div class="acts">
          <button class="button">${t('place-close-day')}</button>
        </div>
      </form>
    </section>`;
  }

  private readonly onClose = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    const { day, reason } = readForm(form);
    void this.tried(() =>
      this.close(form, {
        day: typeof day === 'string' ? day : '',
        reason: typeof reason === 'string' ? reason : '',
      }),
    );
  };

  private async close(form: HTMLFormElement, typed: { day: string; reason: string }) {
    const { id, number } = this.place;
    const { day } = typed;
    this.wrong = day ? '' : t('field-missing');
    if (!day) {
      form.querySelector<HTMLElement>('#closure-day')?.focus();
      return;
    }
    const reason = CLOSURE_REASONS.find((one) => one === typed.reason) ?? 'other';
    const touched = await call(places.touched, { params: { id }, query: { day } });
    const coming = await call(visits.touched, { params: { id }, query: { day } });
    const { total } = touched;
    const sure = await confirmAct({
      title: t('place-close-ask', { number, day: shortDay(day) }),
      consequence: [
        t('place-close-touches', { total, parcels: parcelsOf(touched) }),
        coming.total ? `${touchedWords(coming)} ${t('leave-told')}` : touchedWords(coming),
      ].join(' '),
      act: t('place-close-day'),
    });
    if (!sure) return;
    const place = await call(places.closeDay, { params: { id, day }, body: { reason } });
    toast(t('place-close-done', { day: shortDay(day), total }));
    form.reset();
    this.dispatchEvent(new CustomEvent('done', { detail: place }));
  }

  private readonly onReopen = (day: string) => () =>
    void this.tried(async () => {
      await call(places.reopenDay, { params: { id: this.place.id, day } });
      toast(t('place-reopened', { day: shortDay(day) }));
      this.dispatchEvent(new CustomEvent('done', { detail: null }));
    });

  /** A refusal is told, what was typed stays, and the place is looked at anew. */
  private async tried(work: () => Promise<void>): Promise<void> {
    if (!(await attempt(work))) this.dispatchEvent(new CustomEvent('done', { detail: null }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'place-closures': PlaceClosures;
  }
}
