import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

interface Toast {
  id: number;
  words: string;
  undo: (() => void) | undefined;
  /** For how long it can be taken back; until it is closed where none is given. */
  undoMs: number | undefined;
  /** It stays until it is closed. */
  stays: boolean;
}

const SHOWN_MS = 8000;
let last = 0;

/** Says what was just done; with `undo` it can be taken back from there, for `undoMs` where that is not for ever. */
export function toast(
  words: string,
  { undo, undoMs, stays = false }: { undo?: () => void; undoMs?: number; stays?: boolean } = {},
): void {
  document.querySelector('toast-stack')?.add({ id: (last += 1), words, undo, undoMs, stays });
}

/** Says why something was not done; it stays until somebody has read it. */
export function toastRefusal(error: unknown): void {
  toast(error instanceof Error ? error.message : t('refusal-unknown'), { stays: true });
}

/** Takes away all that was said, and with it the ways to undo: whoever did it is signed out. */
export function dropToasts(): void {
  document.querySelector('toast-stack')?.clear();
}

/**
 * Where toasts appear; the shell holds one. What offers to undo, or says no, stays until it is closed or pressed, or its time is over.
 * While a sheet is open it stands in there, for all outside of it is inert.
 */
@customElement('toast-stack')
export class ToastStack extends LitElement {
  @state() private toasts: readonly Toast[] = [];

  private home: Element | null = null;

  override connectedCallback() {
    super.connectedCallback();
    this.home ??= this.parentElement;
  }

  /** The sheet that it stood in is gone. */
  override disconnectedCallback() {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.home?.append(this);
    });
  }

  add(one: Toast): void {
    const sheet = Array.from(document.querySelectorAll('side-sheet')).at(-1);
    const place = sheet ?? this.home;
    if (place && place !== this.parentElement) place.append(this);
    // What can still be taken back makes room for nothing.
    const others = this.toasts.filter(({ undo, words }) => !undo && words !== one.words).slice(-2);
    this.toasts = [...this.toasts.filter((old) => old.undo ?? others.includes(old)), one];
    const close = () => {
      this.close(one.id);
    };
    const shownMs = one.undo ? one.undoMs : one.stays ? 0 : SHOWN_MS;
    if (shownMs) setTimeout(close, shownMs);
  }

  clear(): void {
    this.toasts = [];
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<div class="toasts" role="status">
      ${repeat(
        this.toasts,
        ({ id }) => id,
        (one) => this.one(one),
      )}
    </div>`;
  }

  private one({ id, words, undo }: Toast) {
    const close = () => {
      this.close(id);
      void this.updateComplete.then(focusPage);
    };
    const takeBack = () => {
      close();
      undo?.();
    };
    return html`<div class="toast">
      <p>${words}</p>
      ${undo ? html`<button @click=${takeBack}>${icon('undo')}${t('toast-undo')}</button>` : nothing}
      <button class="close" aria-label=${t('toast-close')} @click=${close}>${icon('close')}</button>
    </div>`;
  }

  private close(id: number): void {
    this.toasts = this.toasts.filter((one) => one.id !== id);
  }
}

/** Whoever pressed what is gone goes on at the page's heading. */
function focusPage(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector('h1')?.focus({ preventScroll: true });
}

declare global {
  interface HTMLElementTagNameMap {
    'toast-stack': ToastStack;
  }
}
