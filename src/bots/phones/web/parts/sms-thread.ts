import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { SmsEntry } from '../../contract.js';
import { septets } from '../septets.js';
import { sharedStyles } from '../shared-styles.js';
import { hourOf } from '../spoken-time.js';
import { keepAtEnd } from './keep-at-end.js';

const speakers: Readonly<Record<SmsEntry['side'], string>> = {
  person: 'You',
  service: '',
  carrier: 'Carrier',
  call: 'Call',
  trouble: 'Not answered',
};

/** The texts on the plain phone's screen, oldest first. */
@customElement('sms-thread')
export class SmsThread extends LitElement {
  @property({ attribute: false }) entries: readonly SmsEntry[] = [];
  @property() brand = '';
  @property() zone = 'UTC';
  @property() language = 'en';

  @query('.thread') private readonly thread!: HTMLElement;

  static override styles = [
    sharedStyles,
    css`
      :host {
        min-height: 0;
      }

      .thread {
        position: relative;
        display: flex;
        flex-direction: column;
        gap: 6px;
        height: 100%;
        padding: 2px 2px 6px;
        overflow-y: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        scrollbar-color: var(--lcd-line) transparent;
      }

      .thread:focus-visible {
        outline-color: var(--lcd-ink);
        outline-offset: -2px;
      }

      .empty {
        margin: auto;
        text-align: center;
        color: var(--lcd-soft);
      }

      article {
        max-width: 100%;
        padding: 5px 8px 4px;
        border-radius: 5px;
        animation: arrive var(--quick) ease-out;
      }

      .service {
        align-self: flex-start;
        background: var(--lcd-shade);
      }

      .person {
        align-self: flex-end;
        max-width: 88%;
        background: var(--lcd-ink);
        color: var(--lcd);
      }

      .carrier,
      .call,
      .trouble {
        align-self: center;
        border: 1px dashed var(--lcd-line);
        color: var(--lcd-soft);
        font-size: 12px;
      }

      p {
        margin: 0;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      footer {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        font-size: 11px;
        color: var(--lcd-soft);
        font-variant-numeric: tabular-nums;
      }

      .person footer {
        color: inherit;
      }

      @keyframes arrive {
        from {
          opacity: 0;
          translate: 0 4px;
        }
      }
    `,
  ];

  override render() {
    return html`<div
      class="thread"
      role="log"
      tabindex="0"
      aria-label="Texts on the plain phone"
      lang=${this.language}
    >
      ${
        this.entries.length
          ? this.entries.map((entry) => this.entry(entry))
          : html`<p class="empty" lang="en">No texts yet.<br />Type 1 and press Send.</p>`
      }
    </div>`;
  }

  protected override firstUpdated() {
    keepAtEnd(this.thread);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('entries')) this.thread.scrollTop = this.thread.scrollHeight;
  }

  private entry({ side, text, at }: SmsEntry) {
    const { units, room } = septets(text);
    const speaker = speakers[side] || this.brand;
    const own = side === 'person';
    return html`<article class=${side}>
      ${own ? nothing : html`<span class="unseen" lang="en">${speaker}:</span>`}
      <p lang=${own || side === 'service' ? nothing : 'en'}>${text}</p>
      <footer lang="en">
        <span>${speaker} ${hourOf(at, this.zone)}</span>
        ${side === 'service' ? html`<span>${units}/${room}</span>` : nothing}
      </footer>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sms-thread': SmsThread;
  }
}
