import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { pickups } from '../../contract/pickups.js';
import type { PickupView } from '../../contract/pickups.js';
import { call } from '../call.js';
import type { Desk } from '../desk.js';
import { t } from '../texts.js';
import { colleagueFields } from './colleague-fields.js';
import { choiceField } from './fields.js';
import { Form } from './form.js';
import { factsOf, parcelNumber } from './parcel-words.js';
import { toastRefusal } from './toast.js';
import './who-came.js';
import type { WhoCame } from './who-came.js';

const IDENTITIES = ['card', 'document', 'known'] as const;
const REASONS = ['wrong-parcel', 'wrong-person', 'not-taken'] as const;

/** What two people sign: a handover without a code, or (`undo`) taking one back. Raises `done` or `leave`. */
@customElement('second-form')
export class SecondForm extends LitElement {
  @property({ attribute: false }) parcel!: PickupView;
  @property({ attribute: false }) desk!: Desk;
  @property({ type: Boolean }) undo = false;
  @query('who-came') private readonly who!: WhoCame | null;
  @state() private name: string | null | undefined;

  private readonly work = {
    given: () => ({ params: { id: this.parcel.id } }),
    drawn: {
      rev: () => this.parcel.rev,
      again: () => this.again(),
      also: () => factsOf(this.parcel),
    },
    done: () => {
      this.dispatchEvent(new CustomEvent('done'));
    },
  };
  private readonly handOver = new Form(this, {
    ...this.work,
    shape: ({ came: _, ...typed }) => ({ ...typed, ...this.who?.came }),
    route: pickups.handOverWithSecond,
    prefix: 'second',
  });
  private readonly takeBack = new Form(this, {
    ...this.work,
    route: pickups.reverse,
    prefix: 'undo',
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return this.undo ? this.undoForm() : this.handOverForm();
  }

  private handOverForm() {
    const form = this.handOver;
    const parcel = parcelNumber(this.parcel.parcel);
    const identity = choiceField(form, {
      name: 'identity',
      label: t('second-identity'),
      options: IDENTITIES.map((value) => ({ value, label: t(`second-identity-${value}`) })),
    });
    const fields = html`${identity}
      <who-came .parcel=${this.parcel} .desk=${this.desk}></who-came>
      ${colleagueFields(form)}`;
    return html`<div class="stack">
      <h3>${t('second-title')}</h3>
      <p class="soft">${t('second-lead')}</p>
      ${this.person()}
      ${form.frame(fields, { submit: t('second-act', { parcel }), also: this.leave() })}
    </div>`;
  }

  private undoForm() {
    const form = this.takeBack;
    const reason = choiceField(form, {
      name: 'reason',
      label: t('parcel-undo-title'),
      hint: t('parcel-undo-hint'),
      options: REASONS.map((value) => ({ value, label: t(`parcel-undo-${value}`) })),
    });
    const fields = html`${reason} ${colleagueFields(form)}`;
    return form.frame(fields, { submit: t('second-undo-act'), also: this.leave() });
  }

  /** The name is shown only when asked for, and that is noted. */
  private person() {
    if (!this.desk.may('pickup.identify')) return nothing;
    if (this.name === undefined)
      return html`<div>
        <button type="button" class="button narrow" @click=${this.onName}>
          ${t('second-name-act')}
        </button>
      </div>`;
    return html`<dl class="facts">
        <dt>${t('second-name')}</dt>
        <dd>${this.name ?? t('second-name-none')}</dd>
        <dt>${t('parcel-ref')}</dt>
        <dd><span class="code">${this.parcel.contents?.ref}</span></dd>
      </dl>
      <p class="soft small">${t('second-name-noted')}</p>`;
  }

  private async again(): Promise<void> {
    this.parcel = await call(pickups.read, { params: { id: this.parcel.id } });
  }

  private leave() {
    const press = () => {
      this.dispatchEvent(new CustomEvent('leave'));
    };
    return html`<button type="button" class="button" @click=${press}>
      ${t('parcel-cancel')}
    </button>`;
  }

  private readonly onName = () => {
    call(pickups.person, { params: { id: this.parcel.id } }).then(
      ({ name }) => {
        this.name = name;
      },
      (error: unknown) => {
        toastRefusal(error);
      },
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'second-form': SecondForm;
  }
}
