import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { account } from '../../../contract/account.js';
import type { ChatLink, ProfileView } from '../../../contract/account.js';
import { call } from '../../call.js';
import { icon } from '../../icons.js';
import { listen } from '../../live.js';
import { t } from '../../texts.js';
import { confirmAct } from '../confirm-act.js';
import { Form } from '../form.js';
import { ownPasswordField } from '../new-password.js';
import { statusChip } from '../status-chip.js';
import { toast, toastRefusal } from '../toast.js';
import '@awesome.me/webawesome/dist/components/qr-code/qr-code.js';

/** The person's Telegram chat: linked by a one-time link, and taken off again. Fires `changed`. */
@customElement('own-chat')
export class OwnChat extends LitElement {
  @property({ attribute: false }) profile!: ProfileView;
  /** Where a demo's phones are. */
  @property({ attribute: false }) phonesUrl: string | null = null;
  @state() private step: 'rest' | 'ask' = 'rest';
  @state() private link: ChatLink | null = null;
  @state() private said = '';
  private unlisten: (() => void) | null = null;

  private readonly ask = new Form(this, {
    route: account.linkChat,
    prefix: 'chat',
    done: (link) => {
      this.link = link;
      this.said = t('me-chat-wait');
    },
  });

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.unlisten = listen(['staff'], () => {
      if (this.link) void this.look();
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten?.();
  }

  override render() {
    return html`${this.known()} ${this.link ? this.way(this.link) : this.acts()}`;
  }

  private known() {
    const { chat } = this.profile;
    if (!chat) return html`<p class="soft">${t('me-chat-none')}</p>`;
    if (chat.stopped)
      return html`<p class="row">${statusChip('act', t('me-chat-stopped'))}</p>
        <p class="soft">${t('me-chat-stopped-how')}</p>`;
    return html`<p class="row">${statusChip('ready', t('me-chat-linked'))}</p>
      <p class="soft">${chat.trusted ? t('me-chat-trusted') : t('me-chat-new')}</p>`;
  }

  private acts() {
    if (this.step === 'ask')
      return this.ask.frame(ownPasswordField(this.ask, 'password', t('me-password-own')), {
        submit: t('me-chat-make'),
        also: this.leave(),
      });
    const press = () => {
      this.step = 'ask';
    };
    const { chat } = this.profile;
    return html`<div class="acts">
      <button class="button" @click=${press}>
        ${chat ? t('me-chat-change') : t('me-chat-add')}
      </button>
      ${
        chat
          ? html`<button class="button" @click=${() => void this.end()}>
              ${t('me-chat-end')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private way({ link, start, minutes }: ChatLink) {
    return html`${link ? byLink(link, minutes) : this.byWords(start, minutes)}
      <p class="soft small" role="status">${this.said}</p>
      <div class="acts">${this.leave()}</div>`;
  }

  private byWords(start: string, minutes: number) {
    return html`<p>${t('me-chat-demo', { minutes })}</p>
      <div class="joined">
        <input readonly class="private" aria-label=${t('me-chat-start')} .value=${start} />
        <button type="button" @click=${() => void this.copy(start)}>
          ${icon('copy')}${t('me-chat-copy')}
        </button>
      </div>
      ${
        this.phonesUrl
          ? html`<p><a href=${this.phonesUrl} target="_blank">${t('me-chat-phones')}</a></p>`
          : nothing
      }`;
  }

  private leave() {
    const press = () => {
      this.step = 'rest';
      this.link = null;
    };
    return html`<button type="button" class="button" @click=${press}>${t('me-leave')}</button>`;
  }

  /** Somebody's account changed: perhaps the chat is there now. */
  private async look(): Promise<void> {
    const before = this.profile.chat;
    const { chat } = await call(account.read, {}, { background: true });
    if (!this.link || !chat || chat.stopped || (before && !before.stopped)) return;
    this.link = null;
    this.step = 'rest';
    toast(t('me-chat-done'));
    this.dispatchEvent(new CustomEvent('changed'));
  }

  private async end(): Promise<void> {
    const sure = await confirmAct({
      title: t('me-chat-end-title'),
      consequence: t('me-chat-end-words'),
      act: t('me-chat-end'),
    });
    if (!sure) return;
    try {
      await call(account.unlinkChat, {});
      toast(t('me-chat-ended'));
    } catch (error) {
      toastRefusal(error);
    }
    this.dispatchEvent(new CustomEvent('changed'));
  }

  private async copy(words: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(words);
      this.said = t('me-chat-copied');
    } catch {
      this.querySelector('input')?.select();
      this.said = t('me-chat-by-hand');
    }
  }
}

function byLink(link: string, minutes: number) {
  return html`<p>${t('me-chat-scan', { minutes })}</p>
    <wa-qr-code
      class="qr"
      value=${link}
      label=${t('me-chat-qr')}
      size="196"
      error-correction="M"
      fill="#000000"
      background="#ffffff"
    ></wa-qr-code>
    <p>
      <a class="button" href=${link} target="_blank" rel="noreferrer">${t('me-chat-open')}</a>
    </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'own-chat': OwnChat;
  }
}
