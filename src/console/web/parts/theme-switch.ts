import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { chooseTheme, wearTheme } from '../../../look/theme.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** Turns the page light or dark; until it is pressed, the system's colours stand. */
@customElement('theme-switch')
export class ThemeSwitch extends LitElement {
  @state() private theme = wearTheme();

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const dark = this.theme === 'dark';
    return html`<button class="tool" @click=${this.onSwitch}>
      ${icon(dark ? 'sun' : 'moon')}<span>${dark ? t('theme-light') : t('theme-dark')}</span>
    </button>`;
  }

  private readonly onSwitch = () => {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    chooseTheme(this.theme);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'theme-switch': ThemeSwitch;
  }
}
