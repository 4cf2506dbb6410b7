import { html, LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeskParcel } from '../../contract.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';
import { parcelDeskStyles } from './parcel-desk-styles.js';

const fourDigits = 'The number has four digits, as the phone shows them.';

/**
 * The desk of every place. Fires `make-ready` with the parcel, and `hand-over` with the parcel and
 * the four digits.
 */
@customElement('parcel-desk')
export class ParcelDesk extends LitElement {
  @property({ attribute: false }) parcels: readonly DeskParcel[] = [];
  /** What the last act came to, in a sentence. */
  @property() said = '';
  @property({ type: Boolean }) busy = false;
  @state() private short = false;

  /** The parcel that was acted on, while its row may change under the focus. */
  private acted = '';

  static override styles = [sharedStyles, parcelDeskStyles];

  override render() {
    return html`<h2 tabindex="-1">The desk</h2>
      ${
        this.parcels.length
          ? html`<ul>
              ${repeat(
                this.parcels,
                ({ id }) => id,
                (parcel) => this.row(parcel),
              )}
            </ul>`
          : html`<p>Nothing is kept yet. Send 1 on a phone.</p>`
      }
      <p class="said" role="status">${this.short ? fourDigits : this.said}</p>`;
  }

  override updated(changed: PropertyValues<this>) {
    if (!changed.has('busy') || this.busy || !this.acted) return;
    const lost = document.activeElement === document.body;
    const next = this.renderRoot.querySelector<HTMLElement>(`[data-id='${this.acted}']`);
    if (lost) (next ?? this.renderRoot.querySelector('h2'))?.focus();
    this.acted = '';
  }

  private row(item: DeskParcel) {
    const { parcel, place } = item;
    const ready = item.state === 'ready';
    return html`<li class=${item.state}>
      ${icon(ready ? 'parcelReady' : 'parcel')}
      <span class="what"
        >Parcel ${parcel}<span>place ${place}, ${ready ? 'ready' : 'kept'}</span></span
      >
      ${ready ? this.code(item) : this.makeReady(item)}
    </li>`;
  }

  private makeReady(item: DeskParcel) {
    return html`<button
      aria-label=${`Make ready parcel ${item.parcel}`}
      ?disabled=${this.busy}
      @click=${() => {
        this.fire('make-ready', item.id, item);
      }}
    >
      Make ready
    </button>`;
  }

  private code(item: DeskParcel) {
    return html`<form @submit=${this.onHandOver(item)}>
      <input
        data-id=${item.id}
        aria-label=${`Number for parcel ${item.parcel}`}
        placeholder="Number"
        inputmode="numeric"
        maxlength="4"
        autocomplete="off"
      />
      <button aria-label=${`Hand over parcel ${item.parcel}`} ?disabled=${this.busy}>
        Hand over
      </button>
    </form>`;
  }

  private onHandOver(parcel: DeskParcel) {
    return (event: SubmitEvent) => {
      event.preventDefault();
      const code = event.target instanceof HTMLFormElement && event.target.querySelector('input');
      if (!code || this.busy) return;
      this.short = !/^\d{4}$/.test(code.value.trim());
      code.select();
      if (!this.short) this.fire('hand-over', parcel.id, { parcel, code: code.value.trim() });
    };
  }

  private fire(what: 'make-ready' | 'hand-over', id: string, detail: unknown) {
    this.short = false;
    this.acted = id;
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parcel-desk': ParcelDesk;
  }
}
