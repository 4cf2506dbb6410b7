import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ADJUST_REASONS, stock } from '../../contract/stock.js';
import type { LotView } from '../../contract/stock.js';
import { call } from '../call.js';
import type { Desk } from '../desk.js';
import { t } from '../texts.js';
import { confirmAct } from './confirm-act.js';
import { selectField, textField } from './fields.js';
import { Form } from './form.js';
import './lot-movements.js';
import './side-sheet.js';
import { expiryWords, lotChip } from './stock-words.js';
import { toast, toastRefusal } from './toast.js';

/** One lot at the side: what it is, what moved, and what can be done with it. Raises `done` after an act, `close` where it was left. */
@customElement('lot-sheet')
export class LotSheet extends LitElement {
  @property({ attribute: false }) lot!: LotView;
  @property() productId = '';
  @property({ attribute: false }) desk!: Desk;
  @state() private mode: 'facts' | 'transfer' | 'adjust' = 'facts';

  private readonly transfer = new Form(this, {
    route: stock.transfer,
    given: () => ({ params: { id: this.lot.id } }),
    done: () => {
      this.done(t('lot-sent'));
    },
    prefix: 'transfer',
  });
  private readonly adjust = new Form(this, {
    route: stock.adjust,
    given: () => ({ params: { id: this.lot.id } }),
    done: () => {
      this.done(t('lot-adjusted'));
    },
    prefix: 'adjust',
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const heading = t('lot-title', { lot: this.lot.lotNumber });
    return html`<side-sheet .heading=${heading} @close=${this.onClose}>
      <div class="stack wide">
        ${this.mode === 'transfer' ? this.transferForm() : nothing}
        ${this.mode === 'adjust' ? this.adjustForm() : nothing}
        ${this.mode === 'facts' ? this.facts() : nothing}
      </div>
    </side-sheet>`;
  }

  private facts() {
    const { lot } = this;
    return html`<div class="chips">${lotChip(lot)}</div>
      <dl class="facts">
        <dt>${t('shelf-ends')}</dt>
        <dd>${expiryWords(lot.expiresOn)}</dd>
        <dt>${t('stock-on-hand')}</dt>
        <dd>${lot.onHand}</dd>
        <dt>${t('stock-kept')}</dt>
        <dd>${lot.reserved}</dd>
      </dl>
      ${this.acts()}
      <h3>${t('lot-movements')}</h3>
      <lot-movements .lotId=${lot.id}></lot-movements>`;
  }

  private acts() {
    const { state: now } = this.lot;
    const act = (permission: string, words: string, press: () => void) =>
      this.desk.may(permission)
        ? html`<button class="button" @click=${press}>${words}</button>`
        : nothing;
    const turn = (mode: 'transfer' | 'adjust') => () => {
      this.mode = mode;
    };
    const many = this.others.length > 0 && this.canGo;
    const whoCan = this.canGo && !many && this.desk.may('stock.transfer');
    return html`${whoCan ? html`<p class="soft">${t('lot-transfer-who')}</p>` : nothing}
      <div class="acts">
        ${many ? act('stock.transfer', t('lot-transfer'), turn('transfer')) : nothing}
        ${act('stock.adjust', t('lot-adjust'), turn('adjust'))}
        ${now === 'approved' ? act('stock.adjust', t('lot-quarantine'), this.onQuarantine) : nothing}
        ${now === 'quarantined' ? act('stock.approve', t('lot-release'), this.onRelease) : nothing}
        ${now === 'recalled' ? nothing : act('stock.recall', t('lot-recall'), this.onRecall)}
      </div>`;
  }

  /** Whether there are units in it that another place may be sent. */
  private get canGo(): boolean {
    const { state: now, expired, onHand, reserved } = this.lot;
    return now === 'approved' && !expired && onHand > reserved;
  }

  private get others() {
    return this.desk.sites.filter(({ id }) => id !== this.desk.siteId);
  }

  private transferForm() {
    const { onHand, reserved } = this.lot;
    const fields = html`${selectField(this.transfer, {
      name: 'toSiteId',
      label: t('lot-to'),
      none: t('lot-choose-place'),
      options: this.others.map(({ id, number, name }) => ({
        value: id,
        label: `${t('place', { number })}, ${name}`,
      })),
    })}
    ${textField(this.transfer, {
      name: 'quantity',
      label: t('lot-quantity'),
      hint: t('lot-quantity-hint', { free: onHand - reserved, kept: reserved }),
      type: 'number',
      inputmode: 'numeric',
      min: 1,
      max: onHand - reserved,
    })}`;
    return this.transfer.frame(fields, { submit: t('lot-send'), also: this.leave() });
  }

  private adjustForm() {
    const { onHand, reserved } = this.lot;
    const fields = html`${textField(this.adjust, {
      name: 'quantity',
      label: t('lot-change'),
      hint: t('lot-change-hint', { free: onHand - reserved, kept: reserved }),
      type: 'number',
    })}
    ${selectField(this.adjust, {
      name: 'reason',
      label: t('lot-reason'),
      none: '–',
      options: ADJUST_REASONS.map((reason) => ({
        value: reason,
        label: t(`lot-reason-${reason}`),
      })),
    })}`;
    return this.adjust.frame(fields, { submit: t('lot-adjust'), also: this.leave() });
  }

  private leave() {
    const back = () => (this.mode = 'facts');
    return html`<button type="button" class="button quiet" @click=${back}>
      ${t('lot-leave')}
    </button>`;
  }

  private readonly onQuarantine = () => void this.setApart(false);
  private readonly onRecall = () => void this.setApart(true);

  private async setApart(everywhere: boolean): Promise<void> {
    const { id, lotNumber } = this.lot;
    await this.tried(async () => {
      const query = { everywhere: everywhere ? 'yes' : 'no' } as const;
      const { total } = await call(stock.holds, { params: { id }, query });
      const touches = t('lot-touches', { total });
      const sure = await confirmAct({
        title: t(everywhere ? 'lot-recall-ask' : 'lot-quarantine-ask', { lot: lotNumber }),
        consequence: everywhere ? `${touches} ${t('lot-recall-always')}` : touches,
        act: t(everywhere ? 'lot-recall' : 'lot-quarantine'),
        grave: everywhere,
      });
      if (!sure) return;
      if (everywhere) await this.recall();
      else {
        await call(stock.quarantine, { params: { id } });
        this.done(t('lot-quarantined'));
      }
    });
  }

  private async recall(): Promise<void> {
    const { productId } = this;
    const { lotNumber } = this.lot;
    const { lots } = await call(stock.recall, { body: { productId, lotNumber } });
    this.done(t('lot-recalled', { lots }));
  }

  private readonly onRelease = () =>
    void this.tried(async () => {
      await call(stock.release, { params: { id: this.lot.id } });
      this.done(t('lot-released'));
    });

  /** A refusal is told; the sheet stays. */
  private async tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      toastRefusal(error);
    }
  }

  private done(words: string): void {
    toast(words);
    this.mode = 'facts';
    this.dispatchEvent(new CustomEvent('done'));
  }

  private readonly onClose = () => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'lot-sheet': LotSheet;
  }
}
