import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { HelperView } from '../../../contract/patient-views.js';
import { patients } from '../../../contract/patients.js';
import { call } from '../../call.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';
import { confirmAct } from '../confirm-act.js';
import { selectField, textField } from '../fields.js';
import { Form } from '../form.js';
import { statusChip } from '../status-chip.js';
import { toast } from '../toast.js';
import { PatientPart } from './part.js';
import { languages } from './spoken.js';
import '../side-sheet.js';

/** Who may collect for the person, and which of them is told when something is ready. */
@customElement('patient-helpers')
export class PatientHelpers extends PatientPart {
  @state() private open: 'add' | { tell: string } | null = null;

  private readonly add = new Form(this, {
    route: patients.addHelper,
    prefix: 'helper',
    given: () => ({ params: { id: this.patient.id } }),
    done: () => {
      this.open = null;
      this.changed();
    },
  });

  private readonly tell = new Form(this, {
    route: patients.askHelper,
    prefix: 'tell',
    given: () => ({ params: this.paramsOf(this.telling) }),
    done: () => {
      this.open = null;
      toast(t('helpers-asked'));
      this.changed();
    },
  });

  override render() {
    const { helpers } = this.details;
    return html`<section class="panel stack" aria-labelledby="helpers-title">
        <div class="row">
          <h2 id="helpers-title">${t('helpers-title')}</h2>
          ${
            this.mayEdit
              ? html`<button class="button narrow" @click=${() => (this.open = 'add')}>
                  ${icon('plus')}${t('helpers-add')}
                </button>`
              : nothing
          }
        </div>
        ${
          helpers.length === 0
            ? html`<p class="soft">${t('helpers-none')}</p>`
            : helpers.map((helper) => this.one(helper))
        }
      </section>
      ${this.sheet()}`;
  }

  private get mayEdit() {
    return this.desk.may('patient.edit') && this.patient.state === 'active';
  }

  private get telling(): string {
    return typeof this.open === 'object' && this.open ? this.open.tell : '';
  }

  private paramsOf(helperId: string) {
    return { id: this.patient.id, helperId };
  }

  private one(helper: HelperView) {
    const { id, name, texts } = helper;
    return html`<article class="stack">
      <div class="row">
        <span class="private">${name}</span>
        ${texts === 'none' ? nothing : statusChip(CHIPS[texts], t(`helpers-texts-${texts}`))}
      </div>
      ${
        this.mayEdit
          ? html`<div class="row">
              ${this.texts(helper)}
              <button class="button quiet narrow" @click=${() => void this.end(id)}>
                ${t('helpers-end')}
              </button>
            </div>`
          : nothing
      }
    </article>`;
  }

  /** One helper is told at a time, and only once the person has agreed to it. */
  private texts({ id, texts }: HelperView) {
    if (texts !== 'none')
      return html`<button class="button quiet narrow" @click=${() => void this.stop(id)}>
        ${t('helpers-stop')}
      </button>`;
    const { helpers, consents } = this.details;
    if (helpers.some((other) => other.texts !== 'none')) return nothing;
    const agreed = consents.some(
      ({ purpose, withdrawnAt }) => purpose === 'helper' && !withdrawnAt,
    );
    if (!agreed) return html`<span class="soft small">${t('helpers-consent-first')}</span>`;
    return html`<button class="button quiet narrow" @click=${() => (this.open = { tell: id })}>
      ${t('helpers-tell')}
    </button>`;
  }

  private sheet() {
    const { open } = this;
    if (!open) return nothing;
    const close = () => (this.open = null);
    if (open === 'add') {
      const name = textField(this.add, { name: 'name', label: t('helpers-name') });
      return html`<side-sheet heading=${t('helpers-add')} @close=${close}>
        ${this.add.frame(name, { submit: t('details-save') })}
      </side-sheet>`;
    }
    const fields = html`${textField(this.tell, {
      ...{ name: 'phone', label: t('helpers-phone'), type: 'tel', hint: t('enrol-phone-hint') },
    })}
    ${selectField(this.tell, {
      ...{ name: 'language', label: t('numbers-language'), options: languages(), value: 'en' },
    })}`;
    return html`<side-sheet heading=${t('helpers-tell')} @close=${close}>
      <p class="soft">${t('helpers-tell-how')}</p>
      ${this.tell.frame(fields, { submit: t('helpers-ask') })}
    </side-sheet>`;
  }

  private stop(helperId: string) {
    return this.attempt(async () => {
      await call(patients.stopTelling, { params: this.paramsOf(helperId) });
      toast(t('helpers-stopped'));
    });
  }

  private async end(helperId: string) {
    const sure = await confirmAct({
      ...{ title: t('helpers-end-title'), consequence: t('helpers-end-consequence') },
      act: t('helpers-end'),
    });
    if (!sure) return;
    await this.attempt(async () => {
      await call(patients.endHelper, { params: this.paramsOf(helperId) });
      toast(t('helpers-ended'));
    });
  }
}

const CHIPS = { asked: 'soon', agreed: 'ready', stopped: 'act' } as const;

declare global {
  interface HTMLElementTagNameMap {
    'patient-helpers': PatientHelpers;
  }
}
