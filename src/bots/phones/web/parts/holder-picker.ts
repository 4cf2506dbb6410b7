import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DemoPerson } from '../../contract.js';
import { icon } from '../icons.js';
import { sharedStyles } from '../shared-styles.js';
import type { TypedNumber } from '../typed.js';

const levels: Readonly<Record<string, string>> = {
  COVERT: 'Texts say nothing of health, and no name.',
  GENERAL: 'Texts may also say clinic and medicine.',
  OPEN: 'Texts may also say a first name.',
};

/** Says who holds a phone, and lets another take it. Fires `hold` with the person's key, and `take` with a number of one's own. */
@customElement('holder-picker')
export class HolderPicker extends LitElement {
  @property() label = '';
  @property() device: 'keypad' | 'smartphone' = 'keypad';
  @property({ attribute: false }) people: readonly DemoPerson[] = [];
  @property() chosen = '';
  @property() note = '';
  @state() private refused = false;
  @query('details') private readonly other!: HTMLDetailsElement | null;
  @query('select') private readonly choice!: HTMLSelectElement | null;
  @query('input') private readonly typed!: HTMLInputElement | null;

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

      summary {
        width: max-content;
        margin-top: 4px;
        padding: 4px 0;
        color: var(--accent);
        font-size: var(--text-s);
        font-weight: 550;
        cursor: pointer;
      }

      form {
        display: flex;
        gap: 8px;
        margin-top: 6px;
      }

      :is(input, form button) {
        min-width: 0;
        height: 44px;
        padding: 0 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        font-size: 0.9375rem;
      }

      input {
        flex: 1;
        font-variant-numeric: tabular-nums;
      }

      form button {
        flex: none;
        font-weight: 550;
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
      ${person ? describe(person) : nothing} ${this.note ? html`<p>${this.note}</p>` : nothing}
      ${this.device === 'keypad' ? this.ownNumber() : nothing}`;
  }

  /** Any number may be tried: of somebody whom the desk registers, of a helper, or of who is unknown. */
  private ownNumber() {
    return html`<details>
      <summary>Another number</summary>
      <form @submit=${this.onSubmit}>
        <input
          type="tel"
          required
          aria-label="Number of the plain phone"
          aria-describedby="own-number"
          aria-invalid=${this.refused ? 'true' : 'false'}
          placeholder="0712 345 678"
          autocomplete="off"
        />
        <button>Hold it</button>
      </form>
      <p id="own-number" role=${this.refused ? 'alert' : nothing}>
        ${
          this.refused
            ? 'This is no phone number. Type it as 0712 345 678 or +254 712 345 678.'
            : 'Of somebody whom the desk registers, or of anyone else.'
        }
      </p>
    </details>`;
  }

  private readonly onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const { typed, other, choice } = this;
    if (!typed || !other) return;
    const answered = (taken: boolean) => {
      this.refused = !taken;
      if (!taken) return;
      typed.value = '';
      other.open = false;
      choice?.focus();
    };
    const number = typed.value;
    this.dispatchEvent(new CustomEvent<TypedNumber>('take', { detail: { number, answered } }));
  };

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
