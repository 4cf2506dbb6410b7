import { html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { stock } from '../../contract/stock.js';
import type { ShelfView } from '../../contract/stock.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import type { Column, ListFacts, ListTable } from '../parts/list-table.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { saveFile } from '../parts/save-file.js';
import { tabs } from '../parts/tabs.js';
import {
  countedWords,
  expiryWords,
  shelfChips,
  standInWords,
  unmetWords,
} from '../parts/stock-words.js';
import { takeOut } from '../parts/take-out.js';
import { t } from '../texts.js';
import '../parts/list-table.js';

const SHOWS = ['all', 'low', 'ending', 'stale'] as const;
const SORTS = ['code', 'onHand', 'promisable', 'countedOn', 'nextExpiry'] as const;
type Sort = (typeof SORTS)[number] | `-${(typeof SORTS)[number]}`;

const isSort = (text: string): text is Sort => SORTS.some((one) => text.replace('-', '') === one);

/** What the place shown has, by product. */
@customElement('stock-page')
export class StockPage extends Page {
  protected override readonly topics = ['lot', 'site', 'pickup', 'product'];
  protected override readonly isOfPlace = true;
  @query('list-table') private readonly list!: ListTable<ShelfView> | null;

  private readonly out = new Form(this, {
    route: stock.takeOut,
    given: () => ({ params: { id: this.desk.siteId ?? '' } }),
    done: ({ file, csv }) => {
      saveFile(file, csv);
      this.out.clear();
    },
    prefix: 'out',
  });

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const { siteId, sites } = this.desk;
    const number = sites.find(({ id }) => id === siteId)?.number ?? '–';
    const act = this.desk.may('stock.receive')
      ? html`<a class="button first" href="/stock/receive">${icon('plus')}${t('stock-receive')}</a>`
      : nothing;
    const title = t('stock-at', { number });
    return html`${pageTitle({ title, lead: t('stock-lead'), act, filters: this.filters() })}
      <list-table
        .facts=${this.facts}
        .query=${this.query}
        .filter=${[siteId, this.show].join()}
      ></list-table>
      <div class="section">
        ${takeOut(this.out, { example: t('stock-out-example'), submit: t('out-csv'), second: true })}
      </div>`;
  }

  private get show() {
    const asked = this.query.get('show');
    return SHOWS.find((one) => one === asked) ?? 'all';
  }

  private filters() {
    const ways = tabs({
      ...{ label: t('stock-show'), names: SHOWS, here: this.show },
      href: (show) => `/stock?show=${show}`,
      words: (show) => t(`stock-show-${show}`),
    });
    return html`${ways}
    ${this.way('stock.count', '/stock/counts', html`${icon('tasks')}${t('stock-counts')}`)}
    ${this.way('stock.import', '/stock/import', html`${icon('upload')}${t('stock-import')}`)} `;
  }

  private way(permission: string, href: string, words: unknown) {
    return this.desk.may(permission)
      ? html`<a class="button quiet" href=${href}>${words}</a>`
      : nothing;
  }

  private readonly columns: Column<ShelfView>[] = [
    {
      name: 'code',
      title: t('stock-product'),
      head: true,
      sortable: true,
      cell: ({ productId, code, unit }) =>
        html`<a href="/stock/${productId}">${code}</a> <span class="soft small">${unit}</span>`,
    },
    {
      name: 'onHand',
      title: t('stock-on-hand'),
      number: true,
      sortable: true,
      cell: (row) => row.onHand,
    },
    { name: 'kept', title: t('stock-kept'), number: true, cell: (row) => row.kept },
    {
      name: 'promisable',
      title: t('stock-promisable'),
      number: true,
      sortable: true,
      cell: (row) => row.promisable,
    },
    {
      name: 'countedOn',
      title: t('stock-counted'),
      sortable: true,
      cell: (row) => html`${countedWords(row)} <span class="soft small">${unmetWords(row)}</span>`,
    },
    {
      name: 'nextExpiry',
      title: t('stock-expiry'),
      sortable: true,
      cell: ({ nextExpiry }) => expiryWords(nextExpiry),
    },
    {
      name: 'mind',
      title: t('stock-mind'),
      cell: (row) => html`${shelfChips(row)}<span class="soft small">${standInWords(row)}</span>`,
    },
  ];

  private get facts(): ListFacts<ShelfView> {
    return {
      caption: t('stock-caption'),
      columns: this.columns,
      key: ({ productId }) => productId,
      load: ({ page, size, sort }, options) =>
        call(
          stock.shelves,
          {
            query: {
              ...{ siteId: this.desk.siteId ?? '', only: this.show, page, size },
              sort: isSort(sort) ? sort : 'code',
            },
          },
          options,
        ),
      empty: emptyState({
        icon: 'boxes',
        title: t(`stock-none-${this.show}`),
        text: t(`stock-none-${this.show}-how`),
      }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stock-page': StockPage;
  }
}
