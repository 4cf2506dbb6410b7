import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../texts.js';

/** Seconds from one text to the next: most arrive within them. */
const WAIT_SECONDS = 30;

/** Asks for a code once more, after a while that it counts down. */
@customElement('send-again')
export class SendAgain extends LitElement {
  /** Sends it, or throws what is said then. */
  @property({ attribute: false }) send!: () => Promise<void>;
  @state() private left = WAIT_SECONDS;
  @state() private said = '';
  private timer = 0;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.wait();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
  }

  override render() {
    const waits = this.left > 0;
    return html`<button
        class="button"
        type="button"
        aria-disabled=${waits ? 'true' : 'false'}
        @click=${() => void this.onPress()}
      >
        ${waits ? t('again-wait', { seconds: this.left }) : t('again-act')}
      </button>
      <p class="soft small" role="status">${this.said}</p>`;
  }

  private wait(): void {
    window.clearInterval(this.timer);
    this.left = WAIT_SECONDS;
    const until = Date.now() + WAIT_SECONDS * 1_000;
    this.timer = window.setInterval(() => {
      this.left = Math.max(0, Math.ceil((until - Date.now()) / 1_000));
      if (this.left > 0) return;
      window.clearInterval(this.timer);
      this.said = t('again-ready');
    }, 1_000);
  }

  private async onPress(): Promise<void> {
    if (this.left > 0) return;
    this.wait();
    try {
      await this.send();
      this.said = t('again-sent');
    } catch (error) {
      this.said = error instanceof Error ? error.message : t('refusal-unknown');
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'send-again': SendAgain;
  }
}
