import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../icons.js';
import { keys } from '../multi-tap.js';
import { sharedStyles } from '../shared-styles.js';

/** The plain phone's keys. Fires `key` with the key, `call`, `submit-text` and `rub-out`. */
@customElement('key-pad')
export class KeyPad extends LitElement {
  @property({ type: Boolean }) busy = false;
  @property() mode: '123' | 'abc' = '123';

  static override styles = [
    sharedStyles,
    css`
      .row,
      .keys {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 7px;
      }

      .row {
        margin-bottom: 11px;
      }

      button {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-height: 44px;
        padding: 0;
        border: 1px solid var(--plastic-edge);
        border-radius: 14px;
        background: linear-gradient(var(--key), var(--key-deep));
        box-shadow:
          inset 0 1px 0 var(--plastic-shine),
          0 1px 1px rgb(0 0 0 / 0.12);
        color: var(--plastic-ink);
        font-size: var(--text-s);
        font-weight: 550;
        transition: translate var(--quick);
      }

      button:active:not(:disabled) {
        translate: 0 1px;
        background: var(--key-deep);
        box-shadow: none;
      }

      button:focus-visible {
        outline-color: var(--plastic-ink);
      }

      .keys button {
        flex-direction: column;
        gap: 0;
        min-height: 46px;
        line-height: 1.15;
      }

      .digit {
        font-size: 1.15rem;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      .letters {
        min-height: 1em;
        font-size: 0.6875rem;
        font-weight: 500;
        letter-spacing: 0.08em;
      }

      .call {
        color: var(--ready);
      }

      .send {
        background: var(--accent);
        border-color: transparent;
        color: var(--accent-ink);
        font-weight: 650;
      }

      .send:active:not(:disabled) {
        background: var(--accent);
      }
    `,
  ];

  override render() {
    return html`<div class="row">
        <button
          class="call"
          ?disabled=${this.busy}
          @click=${() => {
            this.fire('call');
          }}
        >
          ${icon('phone')}Call
        </button>
        <button
          class="send"
          ?disabled=${this.busy}
          @click=${() => {
            this.fire('submit-text');
          }}
        >
          Send
        </button>
        <button
          @click=${() => {
            this.fire('rub-out');
          }}
        >
          ${icon('deleteKey')}Clear
        </button>
      </div>
      <div class="keys" role="group" aria-label="Keypad">
        ${keys.map(({ key, letters }) => this.key(key, letters))}
      </div>`;
  }

  private key(key: string, letters: string) {
    const press = () => {
      this.fire('key', key);
    };
    return html`<button @click=${press}>
      <span class="digit">${key}</span>
      <span class="letters"
        >${key === '#' ? this.switchWord() : key === '0' ? 'space' : letters}</span
      >
    </button>`;
  }

  private switchWord() {
    return html`<span class="unseen">switch to </span>${this.mode === '123' ? 'abc' : '123'}`;
  }

  private fire(what: 'call' | 'submit-text' | 'rub-out' | 'key', detail?: string) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'key-pad': KeyPad;
  }
}
