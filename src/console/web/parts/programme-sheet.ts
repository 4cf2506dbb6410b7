import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { medicines } from '../../contract/medicines.js';
import type { ProgrammeView } from '../../contract/medicines.js';
import { allPages } from '../all-pages.js';
import { call } from '../call.js';
import type { Desk } from '../desk.js';
import { t } from '../texts.js';
import { doneOnceListed } from './done-once-listed.js';
import { checkField, choiceField, textField } from './fields.js';
import type { Option } from './fields.js';
import { foretold } from './foretold.js';
import type { Fields } from './form.js';
import { Form } from './form.js';
import { offerMedicine } from './offer-medicine.js';
import './place-words.js';
import './side-sheet.js';

type Step = keyof Pick<
  ProgrammeView,
  'textAfterDays' | 'callAfterDays' | 'withholdAfterDays' | 'seeAfterDays' | 'restartAfterDays'
>;
/** What a new programme begins with. */
const FIRST: Partial<Record<Step, number>> = { textAfterDays: 3 };

/** A programme to change, or a new one. Raises `done` once it is saved, `close` where it was left. */
@customElement('programme-sheet')
export class ProgrammeSheet extends LitElement {
  @property({ attribute: false }) programme: ProgrammeView | null = null;
  /** Reads the list behind it anew. */
  @property({ attribute: false }) listed!: () => Promise<void>;
  @property({ attribute: false }) desk!: Desk;
  /** Where it is handed over, as it is chosen now. */
  @state() private places: ProgrammeView['places'] | null = null;

  private readonly add = new Form(this, {
    route: medicines.addProgramme,
    shape: (typed) => this.bodyOf(typed),
    done: () => this.saved(),
  });
  private readonly change = new Form(this, {
    route: medicines.changeProgramme,
    given: () => ({ params: { id: this.programme?.id ?? '' } }),
    shape: (typed) => this.bodyOf(typed),
    drawn: { rev: () => this.programme?.rev, again: () => this.again() },
    sure: (given) => foretold(medicines.programmeForetold, given),
    done: () => this.saved(),
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const form = this.programme ? this.change : this.add;
    const heading = this.programme?.code ?? t('medicines-new-programme');
    const fields = html`${this.handover(form)} ${this.rules(form)}`;
    return html`<side-sheet .heading=${heading} @close=${this.onClose}>
      ${form.frame(fields, { submit: t('medicines-save') })}
      ${this.programme ? offerMedicine(this.programme, { route: medicines.offerProgramme, listed: this.listed }) : ''}
    </side-sheet>`;
  }

  private handover(form: Fields) {
    const { code, handover = 'taken-away' } = this.programme ?? {};
    const { proxyAllowed = true, earlyDays = 7 } = this.programme ?? {};
    const options = (field: string, values: readonly string[]) =>
      values.map((value) => ({ value, label: t(`medicines-${field}-${value}`) }));
    return html`${textField(form, {
      name: 'code',
      label: t('medicines-code'),
      hint: t('medicines-code-hint'),
      value: code,
    })}
    ${choiceField(form, {
      name: 'handover',
      label: t('medicines-handover'),
      options: options('handover', ['taken-away', 'on-site']),
      chosen: [handover],
    })}
    ${this.where(form, options('places', ['any', 'own', 'named']))}
    ${checkField(form, {
      name: 'proxyAllowed',
      label: t('medicines-proxy'),
      checked: proxyAllowed,
    })}
    ${textField(form, {
      name: 'earlyDays',
      label: t('medicines-early'),
      hint: t('medicines-early-hint'),
      type: 'number',
      min: 0,
      max: 30,
      value: earlyDays,
    })}`;
  }

  private where(form: Fields, options: readonly Option[]) {
    const { places = 'any', sites = [] } = this.programme ?? {};
    return html`<div @change=${this.onPlaces}>
        ${choiceField(form, {
          ...{ name: 'places', label: t('medicines-places'), options, chosen: [places] },
        })}
      </div>
      ${
        (this.places ?? places) === 'named'
          ? choiceField(form, {
              ...{ name: 'sites', label: t('medicines-sites'), many: true },
              options: this.desk.sites.map(({ id, number }) => ({
                value: id,
                label: t('place', { number }),
              })),
              chosen: sites,
            })
          : nothing
      }`;
  }

  private rules(form: Fields) {
    const { programme } = this;
    const days = (name: Step, label: string, hint?: string) =>
      textField(form, {
        ...{ name, label, hint },
        type: 'number',
        min: 1,
        max: name === 'callAfterDays' || name === 'withholdAfterDays' ? 60 : 90,
        ...{ optional: true, clears: true },
        value: programme ? programme[name] : FIRST[name],
      });
    return html`${checkField(form, {
      name: 'dailyTexts',
      label: t('medicines-daily'),
      hint: t('medicines-daily-hint'),
      checked: programme?.dailyTexts ?? false,
    })}
    ${checkField(form, {
      name: 'checkIns',
      label: t('medicines-check-ins'),
      hint: t('medicines-check-ins-hint'),
      checked: programme?.checkIns ?? false,
    })}
    ${textField(form, {
      name: 'remindHours',
      label: t('medicines-remind'),
      hint: t('medicines-remind-hint'),
      look: 'short',
      value: (programme?.remindHours ?? [72, 24]).join(', '),
    })}
    ${days('textAfterDays', t('medicines-text-after'), t('medicines-text-hint'))}
    ${days('callAfterDays', t('medicines-call-after'))}
    ${days('withholdAfterDays', t('medicines-withhold-after'), t('medicines-withhold-hint'))}
    ${days('seeAfterDays', t('medicines-see-after'), t('medicines-see-hint'))}
    ${days('restartAfterDays', t('medicines-restart-after'), t('medicines-restart-hint'))}`;
  }

  private async again(): Promise<void> {
    const all = await allPages((query) => call(medicines.programmes, { query }));
    this.programme = all.find(({ id }) => id === this.programme?.id) ?? this.programme;
  }

  private saved(): Promise<void> {
    return doneOnceListed(this, t('medicines-saved'));
  }

  /** Hours as a list of numbers; places that are not this person's stay as they are. */
  private bodyOf(typed: Record<string, unknown>): Record<string, unknown> {
    const { remindHours = '', sites } = typed;
    const hours = String(remindHours)
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number);
    const chosen = Array.isArray(sites) ? (sites as string[]) : [];
    const shown = this.desk.sites.map(({ id }) => id);
    const unseen = (this.programme?.sites ?? []).filter((id) => !shown.includes(id));
    return { ...typed, remindHours: hours, sites: [...chosen, ...unseen] };
  }

  private readonly onPlaces = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.places = (['any', 'own', 'named'] as const).find((one) => one === target.value) ?? null;
  };

  private readonly onClose = () => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'programme-sheet': ProgrammeSheet;
  }
}
