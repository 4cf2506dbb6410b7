import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { chooseTheme, wearTheme } from '../../../../look/theme.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';

/** Turns the page light or dark; until it is pressed, the system's colours stand. */
@customElement('theme-switch')
export class ThemeSwitch extends LitElement {
  @state() private dark = wearTheme() === 'dark';

  static override styles = [
    sharedStyles,
    css`
      button {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-height: 44px;
        padding: 0 12px;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      button:hover {
        background: var(--sunk);
        color: var(--ink);
      }
    `,
  ];

  override render() {
    return html`<button @click=${this.onSwitch}>
      ${icon(this.dark ? 'sun' : 'moon')}${this.dark ? 'Light' : 'Dark'}
    </button>`;
  }

  private readonly onSwitch = () => {
    this.dark = !this.dark;
    chooseTheme(this.dark ? 'dark' : 'light');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'theme-switch': ThemeSwitch;
  }
}
