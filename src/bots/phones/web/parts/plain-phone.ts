import { html, LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DemoPerson, SmsEntry } from '../../contract.js';
import { icon } from '../icons.js';
import { pressKey } from '../multi-tap.js';
import type { Typing } from '../multi-tap.js';
import { septets } from '../septets.js';
import { sharedStyles } from '../shared-styles.js';
import { hourOf } from '../spoken-time.js';
import type { Typed } from '../typed.js';
import { plainPhoneStyles } from './plain-phone-styles.js';
import './key-pad.js';
import './sms-thread.js';

/** A small grey phone that knows only texts and calls. Fires `send` with what was typed, and `call`. */
@customElement('plain-phone')
export class PlainPhone extends LitElement {
  @property({ attribute: false }) person: DemoPerson | null = null;
  @property({ attribute: false }) entries: readonly SmsEntry[] = [];
  @property() brand = '';
  @property() now = '';
  @property() zone = 'UTC';
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) stopped = false;

  @state() private typing: Typing = { text: '', mode: '123', last: null };

  @query('textarea') private readonly line!: HTMLTextAreaElement;

  static override styles = [sharedStyles, plainPhoneStyles];

  override render() {
    const { text, mode } = this.typing;
    return html`<section class="body" aria-label="Plain phone">
      <div class="earpiece" aria-hidden="true"></div>
      <div class="bezel">
        <div class="screen">
          <div class="status" aria-hidden="true">
            ${icon('signal')}<span>${this.stopped ? 'blocked' : 'SMS'}</span>
            <span class="time">${this.now ? hourOf(this.now, this.zone) : ''}</span>
            ${icon('battery')}
          </div>
          <sms-thread
            .entries=${this.entries}
            .brand=${this.brand}
            .zone=${this.zone}
            .language=${this.person?.language ?? 'en'}
          ></sms-thread>
          <div class="compose">
            <textarea
              rows="1"
              maxlength="1600"
              aria-label="Text to ${this.brand}"
              placeholder="Text to ${this.brand}"
              autocomplete="off"
              spellcheck="false"
              .value=${text}
              @input=${this.onInput}
              @keydown=${this.onKeydown}
            ></textarea>
            <div class="meter">
              <span>${this.busy ? 'Sending' : mode}</span>
              <span>${counter(text)}</span>
            </div>
          </div>
        </div>
      </div>
      <key-pad
        .mode=${mode}
        ?busy=${this.busy}
        @key=${this.onKey}
        @rub-out=${this.rubOut}
        @submit-text=${this.submit}
        @call=${() => this.dispatchEvent(new CustomEvent('call'))}
      ></key-pad>
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('person');
    if (changed.has('person') && before?.key !== this.person?.key)
      this.typing = { text: '', mode: '123', last: null };
  }

  protected override updated() {
    this.line.scrollTop = this.line.scrollHeight;
  }

  private readonly onInput = () => {
    this.typing = { ...this.typing, text: this.line.value, last: null };
  };

  private readonly onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  };

  private readonly onKey = ({ detail, timeStamp }: CustomEvent<string>) => {
    this.typing = pressKey(this.typing, detail, timeStamp);
  };

  private readonly rubOut = () => {
    this.typing = { ...this.typing, text: this.typing.text.slice(0, -1), last: null };
  };

  private readonly submit = () => {
    const { text } = this.typing;
    if (this.busy || !text) return;
    this.typing = { ...this.typing, text: '', last: null };
    const giveBack = () => {
      if (!this.typing.text) this.typing = { ...this.typing, text };
    };
    this.dispatchEvent(new CustomEvent<Typed>('send', { detail: { text, giveBack } }));
  };
}

function counter(text: string): string {
  const { units, room, texts, wide } = septets(text);
  const more = texts > 1 ? ` · ${texts} texts` : '';
  return `${units}/${room}${wide ? ' wide' : ''}${more}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'plain-phone': PlainPhone;
  }
}
