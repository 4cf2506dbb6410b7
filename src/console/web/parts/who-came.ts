import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickups } from '../../contract/pickups.js';
import type { PickupView } from '../../contract/pickups.js';
import { call } from '../call.js';
import type { Desk } from '../desk.js';
import { t } from '../texts.js';
import { toastRefusal } from './toast.js';

interface Helper {
  id: string;
  name: string;
}

/** What a handover's route is told of who came. */
export interface Came {
  receiver: 'patient' | 'helper' | 'someone';
  helperId?: string;
}

/**
 * Who takes a parcel: its patient, a helper of theirs by name, or whom they said would come. Only what is possible is
 * offered; names are asked for when they are needed, which is noted.
 */
@customElement('who-came')
export class WhoCame extends LitElement {
  @property({ attribute: false }) parcel!: PickupView;
  @property({ attribute: false }) desk!: Desk;
  @state() private chosen: Came['receiver'] = 'patient';
  @state() private helpers: readonly Helper[] = [];
  @state() private helperId = '';

  /** Who is chosen; a helper who is not named yet is left out, and the route says so. */
  get came(): Came {
    if (this.chosen !== 'helper') return { receiver: this.chosen };
    return { receiver: 'helper', ...(this.helperId ? { helperId: this.helperId } : {}) };
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    if (!this.parcel.proxyAllowed) return nothing;
    const { helpers, announced } = this.parcel;
    const named = helpers > 0 && this.desk.may('pickup.identify');
    if (!named && !announced) return html`<p class="soft small">${t('came-patient-only')}</p>`;
    return html`<fieldset class="field">
      <legend>${t('second-receiver')}</legend>
      ${this.choice('patient')} ${named ? this.choice('helper') : nothing}
      ${named && this.chosen === 'helper' ? this.names() : nothing}
      ${announced ? this.choice('someone') : nothing}
    </fieldset>`;
  }

  private choice(value: Came['receiver']) {
    const id = `came-${value}`;
    const press = () => {
      this.chosen = value;
      if (value === 'helper' && !this.helpers.length) this.look();
    };
    return html`<div class="choice">
      <input type="radio" name="came" id=${id} .checked=${value === this.chosen} @change=${press} />
      <label for=${id}>${t(`second-receiver-${value}`)}</label>
    </div>`;
  }

  private names() {
    return html`<div class="field">
      <label for="came-name">${t('came-helper')}</label>
      <p class="hint" id="came-name-hint">${t('second-name-noted')}</p>
      <select
        id="came-name"
        class="private"
        aria-describedby="came-name-hint"
        @change=${({ target }: Event) => {
          if (target instanceof HTMLSelectElement) this.helperId = target.value;
        }}
      >
        ${this.helpers.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    </div>`;
  }

  private look() {
    call(pickups.person, { params: { id: this.parcel.id } }).then(
      ({ helpers }) => {
        this.helpers = helpers;
        this.helperId = helpers[0]?.id ?? '';
      },
      (error: unknown) => {
        toastRefusal(error);
      },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'who-came': WhoCame;
  }
}
