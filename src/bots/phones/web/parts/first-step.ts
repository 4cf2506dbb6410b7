import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';

/** One line on what to try next; `sent` is how many texts this visitor sent so far. */
@customElement('first-step')
export class FirstStep extends LitElement {
  @property({ type: Number }) sent = 0;

  static override styles = [
    sharedStyles,
    css`
      p {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        width: fit-content;
        margin: 0;
        padding: 9px 16px 9px 12px;
        border-radius: var(--radius);
        background: var(--accent-tint);
        font-size: 0.9375rem;
        line-height: 1.45;
      }

      .icon {
        margin-top: 1px;
        color: var(--accent);
      }

      b {
        font-weight: 650;
      }

      kbd {
        display: inline-block;
        min-width: 1.6em;
        padding: 0 5px;
        border: 1px solid var(--line-strong);
        border-radius: 5px;
        background: var(--surface);
        font: inherit;
        font-weight: 600;
        line-height: 1.35;
        text-align: center;
      }
    `,
  ];

  override render() {
    return html`<p>${icon('lightbulb')}<span>${this.hint()}</span></p>`;
  }

  private hint() {
    if (this.sent === 0)
      return html`<b>Try first:</b> on the grey phone press <kbd>1</kbd>, then <b>Send</b>.`;
    if (this.sent < 3)
      return html`<b>Then</b> answer each text with one of its own numbers and <b>Send</b>.`;
    if (this.sent < 6)
      return html`<b>Now</b> be the desk: make it ready as written below, and a text arrives.`;
    return html`<b>Next</b> move the clock, or try the smartphone: it does the same with buttons.`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'first-step': FirstStep;
  }
}
