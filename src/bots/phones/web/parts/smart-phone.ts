import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChatEntry, DemoPerson } from '../../contract.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';
import { hourOf } from '../spoken-time.js';
import { smartPhoneStyles } from './smart-phone-styles.js';
import type { Typed } from '../typed.js';
import './chat-composer.js';
import './chat-log.js';

/** A smartphone with one chat. Fires `send`, `press`, `share-contact` and `block` with its new state. */
@customElement('smart-phone')
export class SmartPhone extends LitElement {
  @property({ attribute: false }) person: DemoPerson | null = null;
  @property({ attribute: false }) entries: readonly ChatEntry[] = [];
  @property({ attribute: false }) commands: readonly { command: string; description: string }[] =
    [];
  @property() brand = '';
  @property() now = '';
  @property() zone = 'UTC';
  @property() toast = '';
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) blocked = false;

  static override styles = [sharedStyles, smartPhoneStyles];

  override render() {
    return html`<section class="body" aria-label="Smartphone">
      <div class="screen">
        <div class="status" aria-hidden="true">
          <span>${this.now ? hourOf(this.now, this.zone) : ''}</span>
          <span class="signals">${icon('signal')}${icon('wifi')}${icon('battery')}</span>
        </div>
        <header>
          <span class="face" aria-hidden="true">${this.brand.slice(0, 1)}</span>
          <div class="name"><strong>${this.brand}</strong><span>bot</span></div>
          ${this.menu()}
        </header>
        <chat-log
          .entries=${this.entries}
          .zone=${this.zone}
          .language=${this.person?.language ?? 'en'}
          ?busy=${this.busy || this.blocked}
        ></chat-log>
        <div class="toast" role="status">${this.toast ? html`<p>${this.toast}</p>` : nothing}</div>
        ${this.foot()}
      </div>
    </section>`;
  }

  private foot() {
    if (this.blocked)
      return this.wide('Unblock', () => {
        this.fire('block', false);
      });
    if (!this.entries.length)
      return this.wide('Start', () => {
        this.fire('send', { text: '/start' });
      });
    return html`<chat-composer
      .commands=${this.commands}
      .keyboard=${this.entries.at(-1)?.keyboard ?? []}
      .brand=${this.brand}
      ?busy=${this.busy}
    ></chat-composer>`;
  }

  private wide(word: string, act: () => void) {
    return html`<button class="wide" ?disabled=${this.busy || !this.person} @click=${act}>
      ${word}
    </button>`;
  }

  private menu() {
    const share = () => {
      this.fire('share-contact');
    };
    const block = () => {
      this.fire('block', !this.blocked);
    };
    return html`<details
      @click=${closeAfterChoice}
      @focusout=${closeWhenLeft}
      @keydown=${closeOnEscape}
    >
      <summary aria-label="More">${icon('more')}</summary>
      <div class="choices">
        ${
          this.person?.phone
            ? html`<button @click=${share}>${icon('contact')}Share my number</button>`
            : nothing
        }
        <button @click=${block}>
          ${icon('ban')}${this.blocked ? 'Unblock the bot' : 'Block the bot'}
        </button>
      </div>
    </details>`;
  }

  private fire(what: 'send' | 'block' | 'share-contact', detail?: Typed | boolean) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

function closeAfterChoice({ currentTarget, target }: Event) {
  if (!(currentTarget instanceof HTMLDetailsElement) || !(target instanceof Element)) return;
  if (target.closest('button')) currentTarget.open = false;
}

function closeOnEscape({ currentTarget, key }: KeyboardEvent) {
  if (key !== 'Escape' || !(currentTarget instanceof HTMLDetailsElement)) return;
  currentTarget.open = false;
  currentTarget.querySelector('summary')?.focus();
}

function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent) {
  if (!(currentTarget instanceof HTMLDetailsElement)) return;
  if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget))
    currentTarget.open = false;
}

declare global {
  interface HTMLElementTagNameMap {
    'smart-phone': SmartPhone;
  }
}
