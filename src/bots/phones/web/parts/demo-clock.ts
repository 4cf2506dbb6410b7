import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClockStep } from '../../contract.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';
import { cityOf, dayOf, hourOf } from '../spoken-time.js';

const steps: readonly { step: ClockStep; word: string; label: string }[] = [
  { step: 'hour', word: '+1 h', label: 'Move the clock one hour forward' },
  { step: 'day', word: '+1 day', label: 'Move the clock one day forward' },
];

/** The demo's clock. Fires `move-clock` with how far. */
@customElement('demo-clock')
export class DemoClock extends LitElement {
  @property() now = '';
  @property() zone = 'UTC';
  @property({ type: Boolean }) busy = false;

  static override styles = [
    sharedStyles,
    css`
      .face {
        display: flex;
        align-items: baseline;
        flex-wrap: wrap;
        gap: 0 12px;
        margin: 2px 0 10px;
      }

      time {
        font-size: var(--text-xxl);
        font-weight: 350;
        line-height: 1.2;
        letter-spacing: -0.02em;
        font-variant-numeric: tabular-nums;
      }

      .day {
        font-size: var(--text-s);
        color: var(--ink-soft);
      }

      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        flex: 1 1 auto;
        min-height: 44px;
        padding: 0 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        font-size: var(--text-s);
        font-weight: 550;
        white-space: nowrap;
      }

      button:hover:not(:disabled) {
        border-color: var(--accent);
        color: var(--accent);
      }

      button:disabled {
        color: var(--ink-soft);
      }
    `,
  ];

  override render() {
    return html`<h2>The clock</h2>
      <div class="face">
        <time datetime=${this.now}>${this.now ? hourOf(this.now, this.zone) : '–'}</time>
        <span class="day">${this.now ? dayOf(this.now, this.zone) : ''}, ${cityOf(this.zone)}</span>
      </div>
      <div class="steps">
        ${steps.map(
          ({ step, word, label }) =>
            html`<button
              aria-label=${`${word}: ${label}`}
              ?disabled=${this.busy}
              @click=${this.move(step)}
            >
              ${word}
            </button>`,
        )}
        <button ?disabled=${this.busy} @click=${this.move('next')}>
          ${icon('skip')}To the next event
        </button>
      </div>`;
  }

  private move(step: ClockStep) {
    return () => this.dispatchEvent(new CustomEvent('move-clock', { detail: step }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'demo-clock': DemoClock;
  }
}
