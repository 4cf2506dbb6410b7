import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CLOSURE_REASONS, places } from '../../contract/places.js';
import { visits } from '../../contract/visits.js';
import type { PlaceView } from '../../contract/places.js';
import { call } from '../call.js';
import { shortDay } from '../dates.js';
import { t } from '../texts.js';
import { attempt } from './attempt.js';
import { confirmAct } from './confirm-act.js';
import { selectField, textField } from './fields.js';
import { Form } from './form.js';
import { toast } from './toast.js';
import { parcelsOf } from './place-words.js';
import { touchedWords } from './touched-words.js';

/** The closed days of a place; closing one first lists the parcels and the visits that it moves. Raises `done`. */
@customElement('place-closures')
export class PlaceClosures extends LitElement {
  @property({ attribute: false }) place!: PlaceView;

  private day = '';
  /** Parcels that are moved, as the question named them. */
  private moved = 0;

  private readonly form = new Form(this, {
    route: places.closeDay,
    given: () => ({ params: { id: this.place.id, day: this.day } }),
    shape: ({ day, reason }) => {
      this.day = typeof day === 'string' ? day : '';
      return { reason };
    },
    sure: () => this.sure(),
    done: (place) => {
      toast(t('place-close-done', { day: shortDay(this.day), total: this.moved }));
      this.form.clear();
      this.dispatchEvent(new CustomEvent('done', { detail: place }));
    },
    prefix: 'closure',
  });

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
      ${this.form.frame(this.fields(), { submit: t('place-close-day'), second: true })}
    </section>`;
  }

  private fields() {
    return html`<div class="row">
      ${textField(this.form, { name: 'day', label: t('place-day'), type: 'date' })}
      ${selectField(this.form, {
        name: 'reason',
        label: t('place-reason'),
        options: CLOSURE_REASONS.map((reason) => ({
          value: reason,
          label: t(`place-reason-${reason}`),
        })),
      })}
    </div>`;
  }

  private async sure(): Promise<boolean> {
    const { day } = this;
    const { id, number } = this.place;
    const touched = await call(places.touched, { params: { id }, query: { day } });
    const coming = await call(visits.touched, { params: { id }, query: { day } });
    const { consequence, also } = touchedWords(coming, 'touched-off');
    const { total } = touched;
    this.moved = total;
    return confirmAct({
      title: t('place-close-ask', { number, day: shortDay(day) }),
      consequence: [
        t('place-close-touches', { total, parcels: parcelsOf(touched) }),
        consequence,
      ].join(' '),
      also,
      act: t('place-close-day'),
    });
  }

  private readonly onReopen = (day: string) => () =>
    void this.tried(async () => {
      await call(places.reopenDay, { params: { id: this.place.id, day } });
      toast(t('place-reopened', { day: shortDay(day) }));
      this.dispatchEvent(new CustomEvent('done', { detail: null }));
    });

  /** A refusal is told, and the place is looked at anew. */
  private async tried(work: () => Promise<void>): Promise<void> {
    if (!(await attempt(work))) this.dispatchEvent(new CustomEvent('done', { detail: null }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'place-closures': PlaceClosures;
  }
}
