import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Desk } from '../desk.js';
import { RefusalError } from '../refusal.js';
import { t } from '../texts.js';
import './side-sheet.js';
import { toast, toastRefusal } from './toast.js';

/** Something that can be done with what a sheet shows: whether it can be now, who may, its word, what it does. */
export type Act = readonly [possible: boolean, permission: string, word: string, act: () => void];

/** A sheet about one thing, with what can be done with it. Raises `done` after an act, `close` where it was left. */
export abstract class ActSheet extends LitElement {
  @property({ attribute: false }) desk!: Desk;
  @state() private busy = false;

  protected override createRenderRoot() {
    return this;
  }

  /** What is said where somebody else changed it meanwhile. */
  protected abstract readonly changedWords: string;

  protected sheet(heading: string, inside: unknown): TemplateResult {
    return html`<side-sheet .heading=${heading} @close=${this.onLeft}>
      <div class="stack wide">${inside}</div>
    </side-sheet>`;
  }

  /** A button for each act that can be done now by this person; the first is the one to press. */
  protected buttons(acts: readonly Act[]): TemplateResult {
    return html`<div class="acts">
      ${acts
        .filter(([possible, permission]) => possible && this.desk.may(permission))
        .map(
          ([, , word, act], n) =>
            html`<button
              class="button ${n === 0 ? 'first' : ''}"
              aria-disabled=${this.busy}
              @click=${act}
            >
              ${t(word)}
            </button>`,
        )}
    </div>`;
  }

  /** One act at a time; a refusal is said. */
  protected async run(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (error) {
      if (error instanceof RefusalError && this.isChanged(error)) return;
      toastRefusal(error);
    } finally {
      this.busy = false;
    }
  }

  /** Two people at one thing: the second looks again. */
  protected isChanged({ code }: RefusalError): boolean {
    if (code !== 'changed-meanwhile') return false;
    this.ended(t(this.changedWords));
    return true;
  }

  protected ended(words: string): void {
    toast(words);
    this.raise('done');
  }

  private readonly onLeft = () => {
    this.raise('close');
  };

  protected raise(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
