import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../icons.js';
import type { NavEntry } from '../nav.js';
import { t } from '../texts.js';
import { isHere, wayLink } from './way-link.js';
import './side-sheet.js';

/** On a phone: the ways that have no room at the bottom, in a sheet. */
@customElement('more-ways')
export class MoreWays extends LitElement {
  @property({ attribute: false }) ways: readonly NavEntry[] = [];
  @property() path = '';
  @property({ attribute: false }) phonesUrl: string | null = null;
  @state() private open = false;

  /** Once a way was taken, the sheet is in it. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('path')) this.open = false;
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const here = this.ways.some((way) => isHere(way, this.path));
    return html`<button
        class="way"
        aria-current=${here ? 'page' : nothing}
        aria-haspopup="dialog"
        @click=${() => (this.open = true)}
      >
        ${icon('more')}<span>${t('nav-more')}</span>
      </button>
      ${this.open ? this.sheet() : nothing}`;
  }

  private sheet() {
    const shut = () => (this.open = false);
    return html`<side-sheet heading=${t('nav-more')} @close=${shut}>
      <ul class="ways">
        ${this.ways.map((way) => html`<li>${wayLink(way, this.path)}</li>`)}
        ${
          this.phonesUrl
            ? html`<li>
                <a class="way" href=${this.phonesUrl} target="_blank" rel="noreferrer">
                  ${icon('phones')}<span>${t('phones')}</span>
                </a>
              </li>`
            : nothing
        }
      </ul>
    </side-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'more-ways': MoreWays;
  }
}
