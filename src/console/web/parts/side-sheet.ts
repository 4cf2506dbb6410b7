import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';
import { sheetStyles } from './sheet-styles.js';

/**
 * Details at the side of a page, a page of its own on a phone. It is open while it is there: render it
 * when there is something to show, and take it away on its `close` event (Esc, the cross, a press beside it).
 * The browser keeps the focus inside and gives it back.
 */
@customElement('side-sheet')
export class SideSheet extends LitElement {
  @property() heading = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  private opener: Element | null = null;

  static override styles = sheetStyles;

  override render() {
    return html`<dialog class="sheet" aria-labelledby="heading" @cancel=${this.onCancel}>
      <header>
        <h2 id="heading" part="heading" tabindex="-1">${this.heading}</h2>
        <button class="close" aria-label=${t('sheet-close')} @click=${this.close}>
          ${icon('close')}
        </button>
      </header>
      <div class="inside"><slot></slot></div>
    </dialog>`;
  }

  override focus() {
    this.dialog.querySelector('h2')?.focus();
  }

  override connectedCallback() {
    super.connectedCallback();
    this.opener = document.activeElement;
    if (this.hasUpdated) this.show();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
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

  private readonly close = () => {
    this.dispatchEvent(new CustomEvent('close'));
  };

  private readonly onCancel = (event: Event) => {
    event.preventDefault();
    this.close();
  };

  private readonly onPress = (event: MouseEvent) => {
    if (event.target === this.dialog && event.clientX < this.dialog.getBoundingClientRect().left)
      this.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'side-sheet': SideSheet;
  }
}
