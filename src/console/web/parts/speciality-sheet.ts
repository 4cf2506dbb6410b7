import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { services } from '../../contract/services.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { doneOnceListed } from './done-once-listed.js';
import { textField } from './fields.js';
import { Form } from './form.js';
import './side-sheet.js';
import { toastRefusal } from './toast.js';

/** A speciality: named anew, or taken away where nothing asks for it. Raises `done`, or `close` where it was left. */
@customElement('speciality-sheet')
export class SpecialitySheet extends LitElement {
  @property({ attribute: false }) speciality!: { id: string; code: string; rev: number };
  /** Reads the list behind it anew. */
  @property({ attribute: false }) listed!: () => Promise<void>;

  private readonly form = new Form(this, {
    route: services.changeSpeciality,
    given: () => ({ params: { id: this.speciality.id } }),
    drawn: { rev: () => this.speciality.rev, again: () => this.again() },
    done: () => doneOnceListed(this, t('speciality-changed')),
    prefix: 'renamed',
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<side-sheet
      .heading=${this.speciality.code}
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      ${this.form.frame(
        textField(this.form, {
          ...{ name: 'code', label: t('speciality-rename'), hint: t('speciality-rename-hint') },
          value: this.speciality.code,
        }),
        {
          submit: t('service-save'),
          also: html`<button type="button" class="button" @click=${this.onRemove}>
            ${t('speciality-remove')}
          </button>`,
        },
      )}
    </side-sheet>`;
  }

  private async again(): Promise<void> {
    const { specialities } = await call(services.list, {});
    this.speciality = specialities.find(({ id }) => id === this.speciality.id) ?? this.speciality;
  }

  private readonly onRemove = async () => {
    try {
      await call(services.removeSpeciality, { params: { id: this.speciality.id } });
      await doneOnceListed(this, t('speciality-removed'));
    } catch (error) {
      toastRefusal(error);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'speciality-sheet': SpecialitySheet;
  }
}
