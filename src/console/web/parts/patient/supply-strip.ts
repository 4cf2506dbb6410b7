import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SupplyView } from '../../../contract/courses.js';
import { shortDay } from '../../dates.js';
import { t } from '../../texts.js';

const HEIGHT = 24;

/** Ninety days side by side: supplied days tall, unsupplied ones low, so that no colour is needed to tell them. */
@customElement('supply-strip')
export class SupplyStrip extends LitElement {
  @property({ attribute: false }) supply!: SupplyView;

  static override styles = css`
    :host {
      display: block;
    }

    svg {
      display: block;
      width: 100%;
      height: 32px;
    }

    .covered {
      fill: var(--accent);
    }

    .uncovered {
      fill: var(--act);
    }

    .away {
      fill: var(--line-strong, var(--line));
    }

    .before {
      fill: var(--line);
    }

    p {
      display: flex;
      justify-content: space-between;
      margin: 4px 0 0;
      color: var(--ink-soft);
      font-size: 0.875rem;
    }
  `;

  override render() {
    const { strip, from, to, pdc } = this.supply;
    const label = t('supply-label', { percent: pdc === null ? 0 : Math.round(pdc * 100) });
    return html`<svg
        viewBox="0 0 ${strip.length * 4} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${label}
      >
        ${strip.map(bar)}
      </svg>
      <p><span>${shortDay(from)}</span><span>${shortDay(to)}</span></p>`;
  }
}

function bar(day: SupplyView['strip'][number], n: number) {
  const tall = { covered: HEIGHT, uncovered: 8, away: 4, before: 2 }[day];
  return svg`<rect class=${day} x=${n * 4} y=${HEIGHT - tall} width="3" height=${tall} />`;
}

declare global {
  interface HTMLElementTagNameMap {
    'supply-strip': SupplyStrip;
  }
}
