import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LedgerEntry } from '../../contract.js';
import { sharedStyles } from '../shared-styles.js';
import { hourOf } from '../spoken-time.js';

/** What the service did, newest first. */
@customElement('service-ledger')
export class ServiceLedger extends LitElement {
  @property({ attribute: false }) entries: readonly LedgerEntry[] = [];
  @property() zone = 'UTC';

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }

      ol {
        flex: 1;
        min-height: 0;
        margin: 8px 0 0;
        padding: 0 4px 0 0;
        overflow-y: auto;
        list-style: none;
        scrollbar-width: thin;
        scrollbar-color: var(--line-strong) transparent;
      }

      li {
        position: relative;
        display: flex;
        gap: 12px;
        padding: 0 0 10px 20px;
        font-size: 0.875rem;
        line-height: 1.4;
        animation: arrive var(--quick) ease-out;
      }

      li::before {
        position: absolute;
        inset-inline-start: 2px;
        top: 6px;
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: var(--line-strong);
        content: '';
      }

      li:first-child::before {
        background: var(--accent);
        box-shadow: 0 0 0 4px var(--accent-tint);
      }

      li:not(:last-child)::after {
        position: absolute;
        inset-inline-start: 5px;
        top: 18px;
        bottom: -2px;
        width: 1px;
        background: var(--line);
        content: '';
      }

      time {
        flex: none;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }

      p {
        margin: 8px 0 0;
        font-size: 0.875rem;
        line-height: 1.45;
        color: var(--ink-soft);
      }

      @keyframes arrive {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  override render() {
    return html`<h2 id="heading">What the service did</h2>
      ${
        this.entries.length
          ? html`<ol tabindex="0" aria-labelledby="heading">
              ${repeat(
                this.entries,
                ({ id }) => id,
                ({ at, text }) =>
                  html`<li>
                    <time datetime=${at}>${hourOf(at, this.zone)}</time><span>${text}</span>
                  </li>`,
              )}
            </ol>`
          : html`<p>Nothing yet. Kept, made ready, collected: each will stand here.</p>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'service-ledger': ServiceLedger;
  }
}
