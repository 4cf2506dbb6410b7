import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { patients } from '../../../contract/patients.js';
import { call } from '../../call.js';
import { t } from '../../texts.js';
import { confirmAct } from '../confirm-act.js';
import { textField } from '../fields.js';
import { Form } from '../form.js';
import { toast } from '../toast.js';
import { PatientPart } from './part.js';
import '../side-sheet.js';

/** Who may collect for the person. */
@customElement('patient-helpers')
export class PatientHelpers extends PatientPart {
  @state() private adding = false;

  private readonly form = new Form(this, {
    route: patients.addHelper,
    prefix: 'helper',
    given: () => ({ params: { id: this.patient.id } }),
    done: () => {
      this.adding = false;
      this.changed();
    },
  });

  override render() {
    const { helpers } = this.details;
    const mayEdit = this.desk.may('patient.edit') && this.patient.state === 'active';
    return html`<section class="panel stack" aria-labelledby="helpers-title">
        <div class="row">
          <h2 id="helpers-title">${t('helpers-title')}</h2>
          ${
            mayEdit
              ? html`<button class="button narrow" @click=${() => (this.adding = true)}>
                  ${t('helpers-add')}
                </button>`
              : nothing
          }
        </div>
        ${
          helpers.length === 0
            ? html`<p class="soft">${t('helpers-none')}</p>`
            : helpers.map(
                ({ id, name }) =>
                  html`<div class="row">
                    <span class="private">${name}</span>
                    ${
                      mayEdit
                        ? html`<button
                            class="button quiet narrow"
                            @click=${() => void this.end(id)}
                          >
                            ${t('helpers-end')}
                          </button>`
                        : nothing
                    }
                  </div>`,
              )
        }
      </section>
      ${this.adding ? this.sheet() : nothing}`;
  }

  private sheet() {
    const name = textField(this.form, { name: 'name', label: t('helpers-name') });
    return html`<side-sheet heading=${t('helpers-add')} @close=${() => (this.adding = false)}>
      ${this.form.frame(name, { submit: t('details-save') })}
    </side-sheet>`;
  }

  private async end(helperId: string) {
    const sure = await confirmAct({
      ...{ title: t('helpers-end-title'), consequence: t('helpers-end-consequence') },
      act: t('helpers-end'),
    });
    if (!sure) return;
    await call(patients.endHelper, { params: { id: this.patient.id, helperId } });
    toast(t('helpers-ended'));
    this.changed();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'patient-helpers': PatientHelpers;
  }
}
