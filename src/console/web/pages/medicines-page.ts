import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { medicines } from '../../contract/medicines.js';
import type { ProductView, ProgrammeView } from '../../contract/medicines.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import type { ListFacts, ListTable } from '../parts/list-table.js';
import { retiredChip } from '../parts/offer-medicine.js';
import { pageTitle } from '../parts/page-title.js';
import '../parts/place-words.js';
import '../parts/product-sheet.js';
import '../parts/programme-sheet.js';
import { tabs } from '../parts/tabs.js';
import { t } from '../texts.js';
import '../parts/list-table.js';

const SHOWS = ['products', 'programmes'] as const;

/** What is kept, and how it is handed over. */
@customElement('medicines-page')
export class MedicinesPage extends Page {
  protected override readonly topics = ['product', 'programme'];
  @query('list-table') private readonly list!: ListTable<unknown> | null;
  @state() private opened: ProductView | ProgrammeView | 'new' | null = null;

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const { show } = this;
    const add = show === 'products' ? t('medicines-add-product') : t('medicines-add-programme');
    return html`${pageTitle({
      title: t('medicines-title'),
      lead: t('medicines-lead'),
      act: html`<button class="button first" @click=${this.onOpen('new')}>
        ${icon('plus')}${add}
      </button>`,
      filters: this.tabs(),
    })}
    ${keyed(
      show,
      html`<list-table
        .facts=${show === 'products' ? this.products : this.programmes}
        .query=${this.query}
      ></list-table>`,
    )}
    ${this.opened ? this.sheet() : nothing}`;
  }

  private get show(): (typeof SHOWS)[number] {
    return this.query.get('show') === 'programmes' ? 'programmes' : 'products';
  }

  private tabs() {
    return tabs({
      ...{ label: t('medicines-show'), names: SHOWS, here: this.show },
      href: (show) => `/medicines?show=${show}`,
      words: (show) => t(`medicines-show-${show}`),
    });
  }

  private sheet() {
    const given = this.opened === 'new' ? null : this.opened;
    return this.show === 'products'
      ? html`<product-sheet
          .product=${given}
          .listed=${this.listed}
          @close=${this.onClose}
          @done=${this.onClose}
        ></product-sheet>`
      : html`<programme-sheet
          .programme=${given}
          .listed=${this.listed}
          .desk=${this.desk}
          @close=${this.onClose}
          @done=${this.onClose}
        ></programme-sheet>`;
  }

  private readonly edit = (row: ProductView | ProgrammeView) =>
    html`<button class="button narrow" @click=${this.onOpen(row)}>
      ${t('medicines-edit')}<span class="unseen"> ${row.code}</span>
    </button>`;

  private readonly products: ListFacts<ProductView> = {
    caption: t('medicines-show-products'),
    columns: [
      {
        name: 'code',
        title: t('medicines-code'),
        head: true,
        sortable: true,
        cell: (row) => html`${row.code} ${retiredChip(row)}`,
      },
      { name: 'unit', title: t('medicines-unit'), cell: ({ unit }) => unit },
      { name: 'minimum', title: t('medicines-minimum'), number: true, cell: (row) => row.minimum },
      { name: 'reorder', title: t('medicines-reorder'), number: true, cell: (row) => row.reorder },
      { name: 'edit', title: t('medicines-edit'), bare: true, cell: this.edit },
    ],
    key: ({ id }) => id,
    load: ({ page, size, sort }, options) =>
      call(
        medicines.products,
        { query: { page, size, sort: sort === '-code' ? sort : 'code' } },
        options,
      ),
    empty: emptyState({
      icon: 'pill',
      title: t('medicines-products-none'),
      text: t('medicines-products-none-how'),
    }),
  };

  private readonly programmes: ListFacts<ProgrammeView> = {
    caption: t('medicines-show-programmes'),
    columns: [
      {
        name: 'code',
        title: t('medicines-code'),
        head: true,
        sortable: true,
        cell: (row) => html`${row.code} ${retiredChip(row)}`,
      },
      {
        name: 'handover',
        title: t('medicines-handover'),
        cell: ({ handover }) => t(`medicines-handover-${handover}`),
      },
      {
        name: 'where',
        title: t('medicines-places'),
        cell: (row) => t(`medicines-places-${row.places}`),
      },
      {
        name: 'rules',
        title: t('medicines-rules'),
        cell: ({ proxyAllowed, earlyDays }) =>
          html`${t(proxyAllowed ? 'medicines-proxy-yes' : 'medicines-proxy-no')}<br />
            <span class="soft small">${t('medicines-early-words', { days: earlyDays })}</span>`,
      },
      { name: 'edit', title: t('medicines-edit'), bare: true, cell: this.edit },
    ],
    key: ({ id }) => id,
    load: ({ page, size, sort }, options) =>
      call(
        medicines.programmes,
        { query: { page, size, sort: sort === '-code' ? sort : 'code' } },
        options,
      ),
    empty: emptyState({
      icon: 'programme',
      title: t('medicines-programmes-none'),
      text: t('medicines-programmes-none-how'),
    }),
  };

  private readonly onOpen = (row: ProductView | ProgrammeView | 'new') => () => {
    this.opened = row;
  };

  private readonly onClose = () => {
    this.opened = null;
  };

  private readonly listed = async () => {
    await this.list?.readAnew();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'medicines-page': MedicinesPage;
  }
}
