import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { counts } from '../../contract/counts.js';
import { LOT_SORTS, stock } from '../../contract/stock.js';
import type { LotView, ShelfView } from '../../contract/stock.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import '../parts/list-table.js';
import type { ListFacts, ListTable } from '../parts/list-table.js';
import '../parts/lot-sheet.js';
import { pageTitle } from '../parts/page-title.js';
import { readAnew } from '../parts/read-anew.js';
import { showTask } from '../parts/show-task.js';
import {
  countedWords,
  expiryWords,
  lotChip,
  shelfChips,
  standInWords,
} from '../parts/stock-words.js';
import { toast, toastRefusal } from '../parts/toast.js';
import { go } from '../router.js';
import { t } from '../texts.js';

/** One product at the place shown: figures, lots, and what can be done. */
@customElement('shelf-page')
export class ShelfPage extends Page {
  protected override readonly topics = ['lot', 'site', 'pickup', 'product'];
  protected override readonly isOfPlace = true;
  @query('list-table') private readonly list!: ListTable<LotView> | null;
  @state() private opened: LotView | null = null;

  private readonly load = new Task(this, {
    task: ([siteId, productId], { signal }): Promise<ShelfView> =>
      call(stock.shelf, { params: { siteId, productId } }, { signal }),
    args: () => [this.desk.siteId ?? '', this.params['productId'] ?? ''] as const,
  });

  private readonly safety = new Form(this, {
    route: stock.setSafety,
    given: () => ({
      params: { siteId: this.desk.siteId ?? '', productId: this.params['productId'] ?? '' },
    }),
    drawn: { rev: () => this.load.value?.rev, again: () => readAnew(this.load) },
    done: () => {
      toast(t('shelf-saved'));
      this.refresh();
    },
  });

  protected override refresh() {
    void this.load.run();
    this.list?.refresh();
  }

  override render() {
    return showTask(this.load, (shelf) => this.whole(shelf));
  }

  private whole(shelf: ShelfView) {
    const receive = this.desk.may('stock.receive')
      ? html`<a class="button first" href="/stock/receive?product=${shelf.productId}"
          >${icon('plus')}${t('stock-receive')}</a
        >`
      : nothing;
    const count = this.desk.may('stock.count')
      ? html`<button class="button" @click=${this.onCount}>
          ${icon('tasks')}${t('shelf-count')}
        </button>`
      : nothing;
    return html`${pageTitle({
        title: shelf.code,
        lead: shelfChips(shelf),
        back: { href: '/stock', label: t('shelf-back') },
        act: html`<div class="row">${count}${receive}</div>`,
      })}
      ${shelf.standIns.length > 0 ? html`<p class="note">${icon('boxes')}${standInWords(shelf)}</p>` : nothing}
      ${this.figures(shelf)}
      <section class="section" aria-labelledby="lots">
        <h2 id="lots">${t('shelf-lots')}</h2>
        <list-table
          .facts=${this.facts}
          .query=${this.query}
          .filter=${[this.desk.siteId, shelf.productId].join()}
        ></list-table>
      </section>
      ${this.desk.may('stock.count') ? this.safetyForm(shelf) : nothing}
      ${
        this.opened
          ? html`<lot-sheet
              .lot=${this.opened}
              .productId=${shelf.productId}
              .desk=${this.desk}
              @close=${this.onClose}
              @done=${this.onDone}
            ></lot-sheet>`
          : nothing
      }`;
  }

  private figures(shelf: ShelfView) {
    const { onHand, kept, promisable, safetyStock, minimum, reorder, unmet } = shelf;
    const one = (title: string, words: unknown, look = '') =>
      html`<div>
        <dt>${title}</dt>
        <dd class=${look}>${words}</dd>
      </div>`;
    return html`<dl class="figures">
      ${one(t('stock-on-hand'), onHand)} ${one(t('stock-kept'), kept)}
      ${one(t('shelf-safety'), safetyStock)} ${one(t('stock-promisable'), promisable)}
      ${one(t('shelf-minimum'), t('shelf-reorder', { minimum, reorder }), 'words')}
      ${one(t('stock-counted'), countedWords(shelf), 'words')}
      ${one(t('shelf-unmet'), t('shelf-unmet-words', { unmet }), 'words')}
    </dl>`;
  }

  private readonly facts: ListFacts<LotView> = {
    caption: t('shelf-lots'),
    columns: [
      {
        name: 'lotNumber',
        title: t('shelf-lot'),
        head: true,
        sortable: true,
        cell: ({ lotNumber }) => html`<span class="code">${lotNumber}</span>`,
      },
      {
        name: 'expiresOn',
        title: t('shelf-ends'),
        sortable: true,
        cell: ({ expiresOn }) => expiryWords(expiresOn),
      },
      {
        name: 'onHand',
        title: t('stock-on-hand'),
        number: true,
        sortable: true,
        cell: ({ onHand }) => onHand,
      },
      {
        name: 'reserved',
        title: t('stock-kept'),
        number: true,
        cell: ({ reserved }) => reserved,
      },
      { name: 'state', title: t('shelf-state'), cell: lotChip },
      {
        name: 'act',
        title: t('shelf-open'),
        bare: true,
        cell: (lot) =>
          html`<button class="button narrow" @click=${this.onOpen(lot)}>
            ${t('shelf-open')}<span class="unseen"> ${lot.lotNumber}</span>
          </button>`,
      },
    ],
    key: ({ id }) => id,
    load: ({ page, size, sort }, options) => {
      const { siteId } = this.desk;
      const params = { siteId: siteId ?? '', productId: this.params['productId'] ?? '' };
      const order = LOT_SORTS.find((one) => one === sort) ?? 'expiresOn';
      return call(stock.lots, { params, query: { page, size, sort: order } }, options);
    },
    empty: emptyState({
      icon: 'boxes',
      title: t('shelf-no-lots'),
      text: t('shelf-no-lots-how'),
    }),
  };

  private safetyForm({ safetyStock }: ShelfView) {
    return html`<section class="section panel narrow-form">
      ${this.safety.frame(
        textField(this.safety, {
          name: 'units',
          label: t('shelf-set-safety'),
          hint: t('shelf-set-safety-hint'),
          type: 'number',
          min: 0,
          value: safetyStock,
        }),
        { submit: t('shelf-save') },
      )}
    </section>`;
  }

  private readonly onCount = async () => {
    const body = { siteId: this.desk.siteId ?? '', productId: this.params['productId'] ?? '' };
    try {
      const { id } = await call(counts.open, { body });
      go(`/stock/counts/${id}`);
    } catch (error) {
      toastRefusal(error);
      go('/stock/counts');
    }
  };

  private readonly onOpen = (lot: LotView) => () => {
    this.opened = lot;
  };

  private readonly onClose = () => {
    this.opened = null;
  };

  private readonly onDone = () => {
    this.opened = null;
    this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'shelf-page': ShelfPage;
  }
}
