import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { pickups } from '../../contract/pickups.js';
import type { PickupView } from '../../contract/pickups.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { obstacleNote, parcelChips, parcelNumber } from '../parts/parcel-words.js';
import '../parts/who-came.js';
import type { WhoCame } from '../parts/who-came.js';
import { RefusalError } from '../refusal.js';
import { t } from '../texts.js';

/** A handover by its code: four digits, the parcel to fetch, one press. The keyboard alone is enough. */
@customElement('hand-over-page')
export class HandOverPage extends Page {
  @query('#code') private readonly field!: HTMLInputElement | null;
  @query('who-came') private readonly who!: WhoCame | null;
  @state() private found: PickupView | null = null;
  @state() private wrong = '';
  @state() private locked = false;
  @state() private busy = false;
  @state() private last = '';

  private code = '';

  private readonly giving = new Form(this, {
    route: pickups.handOver,
    given: () => ({ params: { id: this.found?.id ?? '' } }),
    shape: () => ({ code: this.code, ...this.who?.came }),
    done: async () => {
      this.last = this.found ? parcelNumber(this.found.parcel) : '';
      await this.onAgain();
    },
    prefix: 'give',
  });

  override render() {
    const back = { href: '/pickups?show=ready', label: t('pickups-title') };
    return html`${pageTitle({ title: t('pickups-hand-over'), lead: t('hand-over-lead'), back })}
      <div class="stack wide">
        ${this.last ? this.success() : nothing}
        ${this.found ? this.parcel(this.found) : this.entry()}
        ${this.locked ? this.lockedNote() : this.noCode()}
      </div>`;
  }

  protected override firstUpdated() {
    this.field?.focus();
  }

  private entry() {
    return html`<form class="code-entry" novalidate @submit=${this.onSubmit}>
      <div class="field">
        <label for="code">${t('hand-over-code')}</label>
        <p class="hint" id="code-hint">${t('hand-over-hint')}</p>
        ${
          this.wrong
            ? html`<p class="wrong" id="code-wrong" role="alert">${icon('alert')}${this.wrong}</p>`
            : nothing
        }
        <input
          id="code"
          class="four"
          inputmode="numeric"
          autocomplete="off"
          maxlength="4"
          aria-describedby=${this.wrong ? 'code-wrong code-hint' : 'code-hint'}
          aria-invalid=${this.wrong ? 'true' : nothing}
          @input=${this.onInput}
        />
      </div>
      <p role="status" class="soft">${this.busy ? t('hand-over-looking') : ''}</p>
    </form>`;
  }

  private parcel(found: PickupView) {
    const parcel = parcelNumber(found.parcel);
    const may = found.state === 'ready' && !found.obstacle;
    return html`<section class="panel stack" aria-live="polite">
      <p class="soft">${t('hand-over-fetch')}</p>
      <p class="number-big private">${parcel}</p>
      <div>${parcelChips(found)}</div>
      ${obstacleNote(found)} ${found.state === 'held' ? notReady() : nothing}
      ${
        may
          ? this.giving.frame(html`<who-came .parcel=${found} .desk=${this.desk}></who-came>`, {
              submit: t('hand-over-act', { parcel }),
              also: this.again(),
            })
          : html`<div class="acts">${this.again()}</div>`
      }
    </section>`;
  }

  private again() {
    return html`<button type="button" class="button again" @click=${this.onAgain}>
      ${t('hand-over-again')}
    </button>`;
  }

  private success() {
    return html`<div class="note" role="status">
      ${icon('ready')}
      <div>
        <p><strong>${t('hand-over-done', { parcel: this.last })}</strong></p>
        <p>${t('hand-over-next')}</p>
      </div>
    </div>`;
  }

  private lockedNote() {
    return html`<div class="note" role="alert">
      ${icon('lock')}
      <div class="stack">
        <div>
          <p><strong>${t('hand-over-locked')}</strong></p>
          <p>${t('hand-over-locked-how')}</p>
        </div>
        <p><a class="button" href="/pickups?show=ready">${t('hand-over-no-code')}</a></p>
      </div>
    </div>`;
  }

  private noCode() {
    return html`<p class="soft small">
      <a href="/pickups?show=ready">${t('hand-over-no-code')}</a>. ${t('hand-over-no-code-how')}
    </p>`;
  }

  private readonly onInput = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    target.value = target.value.replaceAll(/\D/g, '');
    this.wrong = '';
    if (target.value.length === 4) void this.look(target.value);
  };

  private readonly onSubmit = (event: Event) => {
    event.preventDefault();
    const code = this.field?.value ?? '';
    if (code.length === 4) void this.look(code);
    else this.wrong = t('field-four');
  };

  private async look(code: string): Promise<void> {
    const { siteId } = this.desk;
    if (!siteId || this.busy) return;
    [this.busy, this.last, this.locked] = [true, '', false];
    try {
      this.found = await call(pickups.lookUp, { body: { siteId, code } });
      this.code = code;
      await this.updateComplete;
      this.querySelector<HTMLElement>('.acts button')?.focus();
    } catch (error) {
      this.say(error);
    } finally {
      this.busy = false;
    }
  }

  private say(error: unknown): void {
    this.locked = error instanceof RefusalError && error.code === 'pickup.code-locked';
    this.wrong = this.locked ? '' : error instanceof Error ? error.message : String(error);
    if (this.field && error instanceof RefusalError) this.field.value = '';
    this.field?.focus();
  }

  private readonly onAgain = async () => {
    [this.found, this.code, this.wrong] = [null, '', ''];
    await this.updateComplete;
    this.field?.focus();
  };
}

const notReady = () =>
  html`<div class="note">
    ${icon('soon')}
    <div>
      <p><strong>${t('hand-over-not-ready')}</strong></p>
      <p>${t('hand-over-not-ready-how')}</p>
    </div>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'hand-over-page': HandOverPage;
  }
}
