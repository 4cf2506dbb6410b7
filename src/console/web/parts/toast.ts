import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

interface Toast {
  id: number;
  words: string;
  undo: (() => void) | undefined;
}

const SHOWN_MS = 8000;
let last = 0;

/** Says what was just done; with `undo` it can be taken back from there. */
export function toast(words: string, { undo }: { undo?: () => void } = {}): void {
  document.querySelector('toast-stack')?.add({ id: (last += 1), words, undo });
}

/** Where toasts appear; the shell holds one. What offers to undo stays until it is closed or pressed. */
@customElement('toast-stack')
export class ToastStack extends LitElement {
  @state() private toasts: readonly Toast[] = [];

  add(one: Toast): void {
    this.toasts = [...this.toasts.slice(-2), one];
    const close = () => {
      this.close(one.id);
    };
    if (!one.undo) setTimeout(close, SHOWN_MS);
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
    };
    const takeBack = () => {
      this.close(id);
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

declare global {
  interface HTMLElementTagNameMap {
    'toast-stack': ToastStack;
  }
}
