import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ChatEntry } from '../../contract.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';
import type { Typed } from '../typed.js';

/** Where the smartphone's holder types, or picks a command. Fires `send` and `share-contact`. */
@customElement('chat-composer')
export class ChatComposer extends LitElement {
  @property({ attribute: false }) commands: readonly { command: string; description: string }[] =
    [];
  @property({ attribute: false }) keyboard: ChatEntry['keyboard'] = [];
  @property() brand = '';
  @property({ type: Boolean }) busy = false;

  @state() private menuOpen = false;

  @query('input') private readonly line!: HTMLInputElement;

  static override styles = [
    sharedStyles,
    css`
      :host {
        border-top: 1px solid var(--line);
        background: var(--surface);
      }

      form {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 6px 8px 12px;
      }

      form button {
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        padding: 0;
        border: 0;
        border-radius: 50%;
        background: none;
        color: var(--accent);
      }

      form button:hover {
        background: var(--accent-tint);
      }

      input {
        flex: 1;
        min-width: 0;
        height: 40px;
        padding: 0 14px;
        border: 1px solid var(--line-strong);
        border-radius: 20px;
        background: var(--ground);
        font-size: 0.9375rem;
      }

      input::placeholder {
        color: var(--ink-soft);
        opacity: 1;
      }

      ul {
        margin: 0;
        padding: 6px;
        max-height: 236px;
        overflow-y: auto;
        border-bottom: 1px solid var(--line);
        list-style: none;
      }

      li button {
        display: flex;
        gap: 10px;
        align-items: baseline;
        width: 100%;
        min-height: 44px;
        padding: 0 10px;
        border: 0;
        border-radius: 7px;
        background: none;
        text-align: start;
        font-size: var(--text-s);
        align-items: center;
      }

      li button:hover {
        background: var(--sunk);
      }

      li strong {
        min-width: 5.5em;
        font-weight: 600;
        color: var(--accent);
      }

      li span {
        color: var(--ink-soft);
      }

      .keyboard {
        display: grid;
        gap: 4px;
        padding: 8px 8px 0;
      }

      .keyboard button {
        min-height: 44px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground);
        font-size: var(--text-s);
        font-weight: 550;
      }
    `,
  ];

  override render() {
    return html`<div @keydown=${this.onKeydown}>
      ${this.menuOpen ? this.menu() : nothing}${this.replyKeyboard()}
      <form @submit=${this.onSubmit}>
        ${
          this.commands.length
            ? html`<button
                type="button"
                aria-label="Commands"
                aria-expanded=${this.menuOpen}
                @click=${this.toggleMenu}
              >
                ${icon('menu')}
              </button>`
            : nothing
        }
        <input
          type="text"
          maxlength="1600"
          autocomplete="off"
          spellcheck="false"
          aria-label="Message to ${this.brand}"
          placeholder="Message"
        />
        <button type="submit" aria-label="Send message" ?disabled=${this.busy}>
          ${icon('send')}
        </button>
      </form>
    </div>`;
  }

  private menu() {
    return html`<ul>
      ${this.commands.map(
        ({ command, description }) =>
          html`<li>
            <button
              @click=${() => {
                this.say(`/${command}`);
              }}
            >
              <strong>/${command}</strong><span>${description}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private replyKeyboard() {
    if (!this.keyboard.length) return nothing;
    return html`<div class="keyboard">
      ${this.keyboard.flat().map(
        ({ text, contact }) =>
          html`<button
            @click=${() => {
              if (contact) this.dispatchEvent(composed('share-contact'));
              else this.say(text);
            }}
          >
            ${text}
          </button>`,
      )}
    </div>`;
  }

  private readonly toggleMenu = () => {
    this.menuOpen = !this.menuOpen;
  };

  private readonly onKeydown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') this.menuOpen = false;
  };

  private readonly onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const { line } = this;
    const text = line.value;
    if (this.busy) return;
    line.value = '';
    this.say(text, () => (line.value ||= text));
  };

  private say(text: string, giveBack?: () => void) {
    this.menuOpen = false;
    if (text.trim() && !this.busy) this.dispatchEvent(composed('send', { text, giveBack }));
  }
}

function composed(what: string, detail?: Typed): CustomEvent {
  return new CustomEvent(what, { detail, bubbles: true, composed: true });
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-composer': ChatComposer;
  }
}
