import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../desk.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** Who is signed in, their own page, and the way out. Fires `leave`. */
@customElement('person-menu')
export class PersonMenu extends LitElement {
  @property({ attribute: false }) desk!: Desk;
  @query('details') private readonly details!: HTMLDetailsElement;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('click', this.onElsewhere);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('click', this.onElsewhere);
  }

  override render() {
    const { name, role } = this.desk;
    return html`<details class="menu" @keydown=${this.onKey}>
      <summary class="tool">${icon('person')}<span>${name}</span></summary>
      <ul>
        <li class="who">
          <strong>${name}</strong><br />
          <span class="soft small">${t(`role-${role}`)}</span>
        </li>
        <li><a class="way" href="/me" @click=${this.shut}>${icon('key')}${t('person-own')}</a></li>
        <li>
          <button class="way" @click=${this.onLeave}>${icon('leave')}${t('person-leave')}</button>
        </li>
      </ul>
    </details>`;
  }

  private readonly shut = () => {
    this.details.open = false;
  };

  private readonly onLeave = () => {
    this.dispatchEvent(new CustomEvent('leave'));
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    this.shut();
    this.querySelector('summary')?.focus();
  };

  private readonly onElsewhere = (event: Event) => {
    if (!event.composedPath().includes(this)) this.shut();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'person-menu': PersonMenu;
  }
}
