import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { COUNT_SORTS, counts } from '../../contract/counts.js';
import type { CountView } from '../../contract/counts.js';
import { stock } from '../../contract/stock.js';
import { allPages } from '../all-pages.js';
import { call } from '../call.js';
import { datedDay } from '../dates.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { selectField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import type { ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { showTask } from '../parts/show-task.js';
import { statusChip } from '../parts/status-chip.js';
import '../parts/stock-words.js';
import { go } from '../router.js';
import { t } from '../texts.js';
import '../parts/list-table.js';

const LOOKS = { open: 'soon', counted: 'act', approved: 'ready', dropped: 'plain' } as const;

/** A count's state in colour, drawing and word. */
export const countChip = (state: CountView['state']) =>
  statusChip(LOOKS[state], t(`count-state-${state}`));

/** The counts of the place shown, and a new one. */
@customElement('counts-page')
export class CountsPage extends Page {
  protected override readonly topics = ['site'];
  @query('list-table') private readonly list!: ListTable<CountView> | null;

  private readonly shelves = new Task(this, {
    task: ([siteId], { signal }) =>
      allPages((paging) => call(stock.shelves, { query: { siteId, ...paging } }, { signal })),
    args: () => [this.desk.siteId ?? ''] as const,
  });

  private readonly form = new Form(this, {
    route: counts.open,
    shape: (typed) => ({ ...typed, siteId: this.desk.siteId }),
    done: ({ id }) => {
      go(`/stock/counts/${id}`);
    },
  });

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    return html`${pageTitle({
        title: t('counts-title'),
        lead: t('counts-lead'),
        back: { href: '/stock', label: t('shelf-back') },
      })}
      <div class="panel narrow-form">
        ${showTask(this.shelves, (shelves) =>
          this.form.frame(
            selectField(this.form, {
              name: 'productId',
              label: t('counts-product'),
              none: t('receive-choose'),
              options: shelves.map(({ productId, code, unit }) => ({
                value: productId,
                label: `${code} (${unit})`,
              })),
            }),
            { submit: t('counts-begin') },
          ),
        )}
      </div>
      <section class="section">
        <list-table
          .facts=${this.facts}
          .query=${this.query}
          .filter=${this.desk.siteId ?? ''}
        ></list-table>
      </section>`;
  }

  private readonly facts: ListFacts<CountView> = {
    caption: t('counts-caption'),
    columns: [
      {
        name: 'code',
        title: t('counts-product'),
        head: true,
        sortable: true,
        cell: ({ id, code }) => html`<a href="/stock/counts/${id}">${code}</a>`,
      },
      { name: 'state', title: t('counts-state'), cell: ({ state }) => countChip(state) },
      {
        name: 'openedOn',
        title: t('counts-opened'),
        sortable: true,
        cell: ({ openedOn }) => datedDay(openedOn),
      },
      { name: 'counter', title: t('counts-counter'), cell: ({ counter }) => counter ?? '–' },
    ],
    key: ({ id }) => id,
    load: ({ page, size, sort: asked }, options) => {
      const sort = COUNT_SORTS.find((one) => one === asked) ?? 'usual';
      const query = { siteId: this.desk.siteId ?? '', page, size, sort };
      return call(counts.list, { query }, options);
    },
    empty: emptyState({ icon: 'tasks', title: t('counts-none'), text: t('counts-none-how') }),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'counts-page': CountsPage;
  }
}
