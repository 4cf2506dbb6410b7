import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ChatEntry } from '../../contract.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';
import { hourOf } from '../spoken-time.js';

type Button = ChatEntry['buttons'][number][number];

/** Beside more than this many a button has room for a day alone. */
const WIDE = 4;

/** The heads and the blanks of a calendar have a key that leads nowhere. */
const says = ({ data }: Button): boolean => data?.endsWith(':-') !== true;

/** One bubble with its buttons. Fires `press` with the message's id and the button's data. */
@customElement('chat-message')
export class ChatMessage extends LitElement {
  @property({ attribute: false }) entry!: ChatEntry;
  @property() zone = 'UTC';
  @property({ type: Boolean }) busy = false;

  static override styles = [
    sharedStyles,
    css`
      .message {
        width: fit-content;
        max-width: 86%;
        animation: arrive var(--quick) ease-out;
      }

      .choice {
        width: 82%;
      }

      .person {
        margin-inline-start: auto;
      }

      .bubble {
        padding: 7px 11px 5px;
        border-radius: 14px 14px 14px 4px;
        background: var(--bubble);
        box-shadow: 0 1px 1px rgb(20 30 30 / 0.07);
      }

      .person .bubble {
        border-radius: 14px 14px 4px 14px;
        background: var(--bubble-own);
      }

      /* An edit leaves the edge of the earlier note behind the new one. */
      .edited .bubble {
        box-shadow:
          0 3px 0 -1px var(--bubble-edge),
          0 4px 1px -1px rgb(20 30 30 / 0.07);
      }

      .edited p {
        animation: settle var(--quick) ease-out;
      }

      p {
        margin: 0;
        font-size: 0.9375rem;
        line-height: 1.4;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      footer {
        display: flex;
        justify-content: flex-end;
        align-items: center;
        gap: 5px;
        margin-top: 1px;
        font-size: 0.6875rem;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }

      .buttons {
        display: grid;
        gap: 4px;
        margin-top: 6px;
      }

      .buttons div {
        display: flex;
        gap: 4px;
      }

      .buttons button {
        flex: 1;
        min-height: 40px;
        padding: 6px 10px;
        border: 1px solid color-mix(in srgb, var(--accent) 22%, transparent);
        border-radius: var(--radius);
        background: color-mix(in srgb, var(--bubble) 72%, transparent);
        color: var(--accent);
        font-size: var(--text-s);
        font-weight: 550;
        line-height: 1.25;
      }

      .buttons button:hover:not(:disabled) {
        background: var(--bubble);
      }

      /* A calendar: seven to a row, and what says nothing is no button. */
      .buttons .wide {
        gap: 3px;
      }

      .wide button,
      .wide span {
        flex: 1 1 0;
        min-width: 0;
        padding-inline: 0;
        text-align: center;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }

      .wide span {
        align-self: center;
        font-size: 0.75rem;
        color: var(--ink-soft);
      }

      .calendar {
        width: 86%;
      }

      @keyframes arrive {
        from {
          opacity: 0;
          translate: 0 6px;
        }
      }

      @keyframes settle {
        from {
          opacity: 0.3;
        }
      }
    `,
  ];

  override render() {
    const { side, text, at, edited, buttons } = this.entry;
    return html`<article
      class=${classMap({
        ...{ message: true, [side]: true, edited, choice: buttons.length > 0 },
        calendar: buttons.some((row) => row.length > WIDE),
      })}
    >
      <div class="bubble">
        ${keyed(text, html`<p>${text}</p>`)}
        <footer lang="en">
          ${this.discretion()}${edited ? html`<span>edited</span>` : nothing}
          <span>${hourOf(at, this.zone)}</span>
        </footer>
      </div>
      ${
        buttons.length
          ? html`<div class="buttons">
              ${buttons.map(
                (row) =>
                  html`<div class=${row.length > WIDE ? 'wide' : nothing}>
                    ${row.map((each) => (says(each) ? this.button(each) : html`<span>${each.text}</span>`))}
                  </div>`,
              )}
            </div>`
          : nothing
      }
    </article>`;
  }

  private discretion() {
    const { protected: kept, silent } = this.entry;
    return [
      silent ? html`<span title="Arrived without a sound">${icon('bellOff')}</span>` : nothing,
      kept ? html`<span title="Cannot be forwarded or saved">${icon('lock')}</span>` : nothing,
    ];
  }

  private readonly button = ({ text, data }: Button) => {
    const detail = { messageId: this.entry.id, data };
    const press = () =>
      this.dispatchEvent(new CustomEvent('press', { detail, bubbles: true, composed: true }));
    return html`<button ?disabled=${this.busy || data === null} @click=${press}>${text}</button>`;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-message': ChatMessage;
  }
}
