import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { NumberView } from '../../../contract/patient-views.js';
import { patients } from '../../../contract/patients.js';
import { call } from '../../call.js';
import { datedDay, shortDay } from '../../dates.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';
import { attempt } from '../attempt.js';
import { confirmAct } from '../confirm-act.js';
import { checkField, choiceField, selectField, textField } from '../fields.js';
import { Form } from '../form.js';
import { statusChip } from '../status-chip.js';
import { toast } from '../toast.js';
import { PatientPart } from './part.js';
import { languages, levels } from './spoken.js';
import './prove-number.js';
import '../side-sheet.js';

/** The phones by which a person is reached, and how they are spoken to there. */
@customElement('patient-numbers')
export class PatientNumbers extends PatientPart {
  @state() private open: 'add' | { change: string } | { prove: string } | null = null;

  private readonly add = new Form(this, {
    route: patients.addNumber,
    prefix: 'add',
    given: () => ({ params: { id: this.patient.id } }),
    done: ({ id }) => {
      this.open = { prove: id };
      this.changed();
    },
  });

  private readonly change = new Form(this, {
    route: patients.changeNumber,
    prefix: 'change',
    given: () => ({ params: { id: this.patient.id, numberId: this.changing?.id ?? '' } }),
    shape: ({ startAgain, ...typed }) => (startAgain ? { ...typed, startAgain } : typed),
    drawn: { rev: () => this.changing?.rev, again: this.again },
    done: async () => {
      // Whoever changes it at once begins from what was saved.
      await attempt(this.again);
      this.open = null;
      toast(t('details-saved'));
    },
  });

  override render() {
    const { numbers } = this.details;
    return html`<section class="panel stack" aria-labelledby="numbers-title">
        <div class="row">
          <h2 id="numbers-title">${t('numbers-title')}</h2>
          ${
            this.mayEdit
              ? html`<button class="button narrow" @click=${() => (this.open = 'add')}>
                  ${icon('plus')}${t('numbers-add')}
                </button>`
              : nothing
          }
        </div>
        ${numbers.length === 0 ? html`<p class="soft">${t('numbers-none')}</p>` : nothing}
        ${numbers.map((number) => this.one(number))}
      </section>
      ${this.sheet()}`;
  }

  private get mayEdit() {
    return this.desk.may('patient.edit') && this.patient.state === 'active';
  }

  private get changing(): NumberView | undefined {
    const { open } = this;
    return this.details.numbers.find(
      ({ id }) => typeof open === 'object' && open && 'change' in open && open.change === id,
    );
  }

  private one(number: NumberView) {
    const { id, address, confirmed, others, isNew } = number;
    return html`<article class="stack">
      <div class="row">
        <span class="code private">${address}</span>
        ${number.nickname ? html`<span class="private">${number.nickname}</span>` : nothing}
        ${standing(number)} ${paused(number)}
        ${others > 0 ? statusChip('plain', t('numbers-shared', { others })) : nothing}
        ${isNew && confirmed ? statusChip('soon', t('numbers-new')) : nothing}
      </div>
      <p class="soft small">
        ${t(`language-${number.language}`)} · ${t(`level-${number.level}`)}${agreed(number)} ·
        ${number.hoursFrom}–${number.hoursTo}
      </p>
      ${
        this.mayEdit
          ? html`<div class="row">
              ${
                mayProve(number)
                  ? html`<button class="button narrow" @click=${() => (this.open = { prove: id })}>
                      ${t('numbers-prove')}
                    </button>`
                  : nothing
              }
              <button class="button quiet narrow" @click=${() => (this.open = { change: id })}>
                ${t('numbers-change')}
              </button>
              <button class="button quiet narrow" @click=${() => void this.untie(id)}>
                ${t('numbers-remove')}
              </button>
            </div>`
          : nothing
      }
    </article>`;
  }

  private sheet() {
    const { open } = this;
    if (!open) return nothing;
    const close = () => (this.open = null);
    if (open === 'add')
      return html`<side-sheet heading=${t('numbers-add')} @close=${close}>
        ${this.add.frame(this.addFields(), { submit: t('numbers-add') })}
      </side-sheet>`;
    if ('prove' in open)
      return html`<side-sheet heading=${t('numbers-prove')} @close=${close}>
        <prove-number
          .patientId=${this.patient.id}
          .numberId=${open.prove}
          .mayBeSent=${!isDenied(this.details.numbers.find(({ id }) => id === open.prove))}
          @proved=${() => {
            this.open = null;
            this.changed();
          }}
        ></prove-number>
      </side-sheet>`;
    const { changing } = this;
    if (!changing) return nothing;
    return html`<side-sheet heading=${t('numbers-change')} @close=${close}>
      ${this.change.frame(this.changeFields(changing), { submit: t('details-save') })}
    </side-sheet>`;
  }

  private addFields() {
    return html`${textField(this.add, {
      ...{ name: 'phone', label: t('numbers-phone'), type: 'tel', hint: t('enrol-phone-hint') },
    })}
    ${textField(this.add, {
      ...{ name: 'nickname', label: t('numbers-nickname'), hint: t('numbers-nickname-hint') },
      optional: true,
    })}
    ${selectField(this.add, {
      ...{ name: 'language', label: t('numbers-language'), options: languages(), value: 'en' },
    })}
    ${choiceField(this.add, {
      ...{ name: 'level', label: t('numbers-level'), options: levels(), chosen: ['COVERT'] },
    })}`;
  }

  private changeFields(number: NumberView) {
    const { nickname, language, level, hoursFrom, hoursTo } = number;
    const options = languages();
    return html`${textField(this.change, {
      ...{ name: 'nickname', label: t('numbers-nickname'), hint: t('numbers-nickname-hint') },
      ...{ optional: true, clears: true, value: nickname },
    })}
    ${selectField(this.change, {
      ...{ name: 'language', label: t('numbers-language'), options, value: language },
    })}
    ${choiceField(this.change, {
      ...{ name: 'level', label: t('numbers-level'), options: levels(), chosen: [level] },
    })}
    ${textField(this.change, {
      ...{ name: 'hours.from', label: t('numbers-hours-from'), type: 'time', value: hoursFrom },
    })}
    ${textField(this.change, {
      ...{ name: 'hours.to', label: t('numbers-hours-to'), type: 'time', value: hoursTo },
    })}
    ${
      number.state === 'stopped'
        ? checkField(this.change, {
            ...{ name: 'startAgain', label: t('numbers-start'), hint: t('numbers-start-hint') },
          })
        : nothing
    }`;
  }

  private async untie(numberId: string) {
    const sure = await confirmAct({
      ...{ title: t('numbers-remove-title'), consequence: t('numbers-remove-consequence') },
      ...{ act: t('numbers-remove'), grave: true },
    });
    if (!sure) return;
    await this.attempt(async () => {
      await call(patients.removeNumber, { params: { id: this.patient.id, numberId } });
      toast(t('numbers-removed'));
    });
  }
}

/** One that is in doubt is proved anew; one that was stopped starts again first. */
const mayProve = ({ state: of, confirmed }: NumberView) =>
  of !== 'stopped' && !(confirmed && of === 'verified');

/** Its holder said that it is not theirs. */
const isDenied = (number?: NumberView) =>
  number?.state === 'quarantined' || number?.state === 'wrong-person';

function standing({ state: of, confirmed }: NumberView) {
  if (of === 'verified') {
    return confirmed
      ? statusChip('ready', t('number-state-verified'))
      : statusChip('soon', t('numbers-unproved'));
  }
  return statusChip(of === 'unverified' ? 'soon' : 'act', t(`number-state-${of}`));
}

/** Its holder wants no texts for a while. */
const paused = ({ pausedUntil }: NumberView) =>
  pausedUntil ? statusChip('soon', t('numbers-paused', { day: shortDay(pausedUntil) })) : nothing;

/** When its holder last said so. */
const agreed = ({ levelAgreedOn: on }: NumberView) =>
  on ? ` (${t('numbers-level-agreed', { day: datedDay(on) })})` : '';

declare global {
  interface HTMLElementTagNameMap {
    'patient-numbers': PatientNumbers;
  }
}
