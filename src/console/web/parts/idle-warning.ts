import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../texts.js';

/** Asks whether somebody is still there; any key, press or touch says yes. */
@customElement('idle-warning')
export class IdleWarning extends LitElement {
  @property({ type: Number }) left = 0;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<dialog class="question" aria-labelledby="idle-title" aria-describedby="idle-words">
      <h2 id="idle-title">${t('idle-title')}</h2>
      <p id="idle-words">${t('idle-words')}</p>
      <p class="soft" aria-live="off">${t('idle-left', { seconds: this.left })}</p>
      <div class="acts">
        <button class="button first">${t('idle-stay')}</button>
      </div>
    </dialog>`;
  }

  protected override firstUpdated() {
    this.dialog.showModal();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idle-warning': IdleWarning;
  }
}
