import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../icons.js';
import type { Step } from '../next-step.js';
import { sharedStyles } from '../shared-styles.js';

const hints: Readonly<Record<Step, TemplateResult>> = {
  ask: html`<b>Try first:</b> on the grey phone press <kbd>1</kbd>, then <b>Send</b>.`,
  keep: html`<b>Then</b> answer each text with one of its own numbers, until yours is kept.`,
  prepare: html`<b>Now</b> be the desk, in the middle: <b>Make ready</b>, and the phone is told.`,
  collect: html`<b>Answer</b> <kbd>1</kbd>, then two digits of the secret number; give the desk what
    comes.`,
  explore: html`<b>Next</b> move the clock, or try the smartphone: it does the same with buttons.`,
};

/** One line on what to try next. */
@customElement('first-step')
export class FirstStep extends LitElement {
  @property() step: Step = 'ask';

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
    return html`<p>${icon('lightbulb')}<span>${hints[this.step]}</span></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'first-step': FirstStep;
  }
}
