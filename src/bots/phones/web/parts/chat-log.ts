import { css, html, LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatEntry } from '../../contract.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';
import './chat-message.js';
import { keepAtEnd } from './keep-at-end.js';

/** The chat's messages, oldest first; what was deleted leaves only a trace. */
@customElement('chat-log')
export class ChatLog extends LitElement {
  @property({ attribute: false }) entries: readonly ChatEntry[] = [];
  @property() zone = 'UTC';
  @property() language = 'en';
  @property({ type: Boolean }) busy = false;

  @query('.log') private readonly log!: HTMLElement;

  static override styles = [
    sharedStyles,
    css`
      :host {
        min-height: 0;
      }

      .log {
        display: flex;
        flex-direction: column;
        gap: 8px;
        height: 100%;
        padding: 12px 12px 16px;
        overflow-y: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        scrollbar-color: var(--line-strong) transparent;
      }

      .log:focus-visible {
        outline-offset: -2px;
      }

      .log > :first-child {
        margin-top: auto;
      }

      .trace {
        display: flex;
        align-items: center;
        align-self: center;
        gap: 6px;
        margin: 0;
        padding: 2px 10px;
        border: 1px dashed var(--line-strong);
        border-radius: 999px;
        font-size: var(--text-xs);
        color: var(--ink-soft);
      }

      .empty {
        align-self: center;
        max-width: 22ch;
        margin: auto 0;
        text-align: center;
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
    `,
  ];

  override render() {
    return html`<div
      class="log"
      role="log"
      tabindex="0"
      aria-label="Messages on the smartphone"
      lang=${this.language}
    >
      ${
        this.entries.length
          ? repeat(runs(this.entries), ({ entry }) => entry.id, this.run)
          : html`<p class="empty" lang="en">Nothing here yet. Press Start, as in any new chat.</p>`
      }
    </div>`;
  }

  protected override firstUpdated() {
    keepAtEnd(this.log);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('entries')) void this.toEnd();
  }

  private async toEnd() {
    await Promise.all(
      [...this.log.querySelectorAll('chat-message')].map((message) => message.updateComplete),
    );
    this.log.scrollTop = this.log.scrollHeight;
  }

  private readonly run = ({ entry, gone }: Run) =>
    gone
      ? html`<p class="trace" lang="en">
          ${icon('trash')}${gone === 1 ? 'A message was deleted' : `${gone} messages were deleted`}
        </p>`
      : html`<chat-message .entry=${entry} .zone=${this.zone} ?busy=${this.busy}></chat-message>`;
}

interface Run {
  entry: ChatEntry;
  /** How many deleted messages stand here in a row; 0 for one that is shown. */
  gone: number;
}

function runs(entries: readonly ChatEntry[]): Run[] {
  const found: Run[] = [];
  for (const entry of entries) {
    const before = found.at(-1);
    if (entry.deleted && before?.gone) before.gone += 1;
    else found.push({ entry, gone: entry.deleted ? 1 : 0 });
  }
  return found;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-log': ChatLog;
  }
}
