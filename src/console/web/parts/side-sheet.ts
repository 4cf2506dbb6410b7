import { html, LitElement, render } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';
import { sheetStyles } from './sheet-styles.js';
import { mayLose } from './unsaved.js';

/**
 * Details at the side of a page, a page of its own on a phone. It is open while it is there: render it
 * when there is something to show, and take it away on its `close` event (Esc, the cross, a press beside it), which it
 * raises once nothing that was typed is lost by it.
 * The browser keeps the focus inside and gives it back.
 */
@customElement('side-sheet')
export class SideSheet extends LitElement {
  @property() heading = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @state() private asks = false;

  private opener: Element | null = null;
  private answer: (sure: boolean) => void = () => undefined;

  static override styles = sheetStyles;

  override render() {
    return html`<dialog
      class="sheet"
      aria-labelledby="heading"
      @keydown=${this.onKey}
      @cancel=${this.onCancel}
      @close=${this.onShut}
    >
      <header>
        <h2 id="heading" part="heading" tabindex="-1">${this.heading}</h2>
        <button class="close" aria-label=${t('sheet-close')} @click=${this.close}>
          ${icon('close')}
        </button>
      </header>
      <div class="inside" ?hidden=${this.asks}><slot></slot></div>
      <div class="inside" ?hidden=${!this.asks}><slot name="question"></slot></div>
    </dialog>`;
  }

  override focus() {
    this.dialog.querySelector('h2')?.focus();
  }

  /** Shows a question in place of what stands here, until it is answered; it is left by Esc, or when the sheet goes. */
  async ask(question: (answer: (sure: boolean) => void) => TemplateResult): Promise<boolean> {
    this.answer(false);
    const stood = document.activeElement;
    const element = document.createElement('section');
    element.className = 'question';
    element.slot = 'question';
    element.setAttribute('role', 'group');
    element.setAttribute('aria-labelledby', 'question-title');
    element.setAttribute('aria-describedby', 'question-consequence');
    const answered = new Promise<boolean>((resolve) => {
      this.answer = resolve;
    });
    render(question(this.answer), element);
    this.append(element);
    this.asks = true;
    await this.updateComplete;
    element.querySelector<HTMLElement>('.leave')?.focus();
    const sure = await answered;
    element.remove();
    this.answer = () => undefined;
    this.asks = false;
    await this.updateComplete;
    if (stood instanceof HTMLElement && this.contains(stood)) stood.focus();
    return sure;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.opener = document.activeElement;
    if (this.hasUpdated) this.show();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.answer(false);
    this.dialog.close();
    if (this.opener instanceof HTMLElement && this.opener.isConnected) this.opener.focus();
  }

  protected override firstUpdated() {
    this.dialog.addEventListener('click', this.onPress);
    this.show();
  }

  private show(): void {
    this.dialog.showModal();
    this.focus();
  }

  /** A question that stands is left first. */
  private readonly close = async () => {
    if (this.asks) this.answer(false);
    else if (await mayLose(this)) this.dispatchEvent(new CustomEvent('close'));
  };

  /** Before the browser hears of it, which shuts a dialog by itself when Esc comes once more. */
  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) this.onCancel(event);
  };

  /** Where the browser shut it all the same, what stands in it is shown again, and asked about. */
  private readonly onShut = () => {
    if (!this.isConnected || this.dialog.open) return;
    this.dialog.showModal();
    void this.close();
  };

  private readonly onCancel = (event: Event) => {
    event.preventDefault();
    void this.close();
  };

  private readonly onPress = (event: MouseEvent) => {
    if (event.target === this.dialog && event.clientX < this.dialog.getBoundingClientRect().left)
      void this.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'side-sheet': SideSheet;
  }
}
