import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import type { LinkView } from '../../../contract/staff.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';

/** A one-time link, shown this once: to be given by hand, not by a text. */
@customElement('one-time-link')
export class OneTimeLink extends LitElement {
  @property({ attribute: false }) link!: z.output<typeof LinkView>;
  @state() private said = '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<div class="panel stack">
      <h3>${t('staff-link-title')}</h3>
      <p>${t('staff-link-words', { hours: this.link.hours })}</p>
      <div class="joined">
        <input readonly aria-label=${t('staff-link-title')} .value=${this.address} />
        <button type="button" @click=${() => void this.copy()}>
          ${icon('copy')}${t('staff-link-copy')}
        </button>
      </div>
      <p class="soft small" role="status">${this.said}</p>
    </div>`;
  }

  private get address(): string {
    return location.origin + this.link.path;
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.address);
      this.said = t('staff-link-copied');
    } catch {
      this.querySelector('input')?.select();
      this.said = t('staff-link-by-hand');
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'one-time-link': OneTimeLink;
  }
}
