import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { places } from '../../contract/places.js';
import type { PlaceView } from '../../contract/places.js';
import { visits } from '../../contract/visits.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { confirmAct } from './confirm-act.js';
import { toast, toastRefusal } from './toast.js';
import { touchedWords } from './touched-words.js';
import { parcelsOf } from './place-words.js';

type State = PlaceView['state'];

/** Opens, closes and retires a place; what is kept there is named first. Raises `done`. */
@customElement('place-state')
export class PlaceState extends LitElement {
  @property({ attribute: false }) place!: PlaceView;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { state, units } = this.place;
    const act = (to: State, look = '') =>
      html`<button class="button ${look}" @click=${this.onTurn(to)}>
        ${t(`place-act-${to}`)}
      </button>`;
    return html`<section class="section panel">
      <h2>${t('place-state-title')}</h2>
      <p class="soft">${t(`place-state-words-${state}`)}</p>
      ${units ? html`<p class="soft">${t('place-units', { units })}</p>` : nothing}
      <div class="acts">
        ${state === 'open' ? act('closed') : act('open', 'first')}
        ${units ? nothing : act('retired', 'act')}
      </div>
    </section>`;
  }

  private readonly onTurn = (state: State) => async () => {
    try {
      const total = await this.touched(state);
      if (total === null) return;
      const { id, rev } = this.place;
      const place = await call(places.setState, { params: { id }, body: { rev, state } });
      toast(t('place-act-done', { total }));
      this.dispatchEvent(new CustomEvent('done', { detail: place }));
    } catch (error) {
      toastRefusal(error);
      this.dispatchEvent(new CustomEvent('done', { detail: null }));
    }
  };

  /** How many parcels are moved; null where the person thought better of it. */
  private async touched(state: State): Promise<number | null> {
    if (state === 'open') return 0;
    const { id, number } = this.place;
    const touched = await call(places.touched, { params: { id } });
    const coming = await call(visits.touched, { params: { id }, query: {} });
    const { consequence, also } = touchedWords(coming, 'touched-off');
    const { total } = touched;
    const parcels = parcelsOf(touched);
    const sure = await confirmAct({
      title: t(`place-ask-${state}`, { number }),
      consequence: [t('place-act-touches', { total, parcels }), consequence].join(' '),
      also,
      act: t(`place-act-${state}`),
      grave: state === 'retired',
    });
    return sure ? total : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'place-state': PlaceState;
  }
}
