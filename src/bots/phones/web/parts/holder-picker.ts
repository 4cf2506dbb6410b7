import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DemoPerson } from '../../contract.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';

const levels: Readonly<Record<string, string>> = {
  COVERT: 'Texts say nothing of health, and no name.',
  GENERAL: 'Texts may also say clinic and medicine.',
  OPEN: 'Texts may also say a first name.',
};

/** Says who holds a phone, and lets another take it. Fires `hold` with the person's key. */
@customElement('holder-picker')
export class HolderPicker extends LitElement {
  @property() label = '';
  @property() device: 'keypad' | 'smartphone' = 'keypad';
  @property({ attribute: false }) people: readonly DemoPerson[] = [];
  @property() chosen = '';
  @property() note = '';

  static override styles = [
    sharedStyles,
    css`
      label {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-bottom: 6px;
        font-size: var(--text-s);
        font-weight: 600;
        color: var(--ink-soft);
      }

      select {
        appearance: none;
        width: 100%;
        height: 44px;
        padding: 0 34px 0 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background:
          linear-gradient(45deg, transparent 50%, currentColor 50%) right 17px center / 5px 5px
            no-repeat,
          linear-gradient(-45deg, transparent 50%, currentColor 50%) right 12px center / 5px 5px
            no-repeat,
          var(--surface);
        font-size: 0.9375rem;
        font-weight: 550;
        font-variant-numeric: tabular-nums;
        text-overflow: ellipsis;
      }

      p {
        margin: 6px 0 0;
        font-size: var(--text-s);
        line-height: 1.4;
        color: var(--ink-soft);
      }

      p + p {
        margin-top: 0;
      }

      strong {
        font-weight: 600;
        color: var(--ink);
      }
    `,
  ];

  override render() {
    const person = this.people.find(({ key }) => key === this.chosen);
    return html`<label for="holder">${icon(this.device)}${this.label}</label>
      <select id="holder" @change=${this.onChange}>
        ${this.people.map(
          (one) =>
            html`<option value=${one.key} ?selected=${one.key === this.chosen}>
              ${one.title} · ${ending(one)}
            </option>`,
        )}
      </select>
      ${person ? describe(person) : nothing} ${this.note ? html`<p>${this.note}</p>` : nothing}`;
  }

  private readonly onChange = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement)
      this.dispatchEvent(new CustomEvent('hold', { detail: target.value }));
  };
}

function describe(person: DemoPerson) {
  const { level, secretNumber, hint } = person;
  const secret = html`, secret number <strong>${secretNumber}</strong>`;
  return html`<p><strong>${spoken(person)}</strong>${secretNumber ? secret : nothing}</p>
    <p>${levels[level] ?? nothing}</p>
    ${hint ? html`<p>${hint}</p>` : nothing}`;
}

/** Enough of an address to tell two alike people apart in the list. */
function ending({ channel, address }: DemoPerson): string {
  return channel === 'telegram' ? address : `…${address.slice(-3)}`;
}

/** `+254 700 000 101` reads like a number on a card; a Telegram id stays as it is. */
function spoken({ channel, address }: DemoPerson): string {
  if (channel === 'telegram') return `User ${address}`;
  return address.replace(/^(\+\d{3})(\d{3})(\d{3})(\d+)$/, '$1 $2 $3 $4');
}

declare global {
  interface HTMLElementTagNameMap {
    'holder-picker': HolderPicker;
  }
}
