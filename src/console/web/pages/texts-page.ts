import { html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { tasks } from '../../contract/tasks.js';
import { texts, TEXT_SORTS } from '../../contract/texts.js';
import type { FailedTextView } from '../../contract/texts.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { attempt } from '../parts/attempt.js';
import { emptyState } from '../parts/empty-state.js';
import type { Column, ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { tabs } from '../parts/tabs.js';
import { grouped } from '../parts/patient/grouped.js';
import { statusChip } from '../parts/status-chip.js';
import '../parts/task-words.js';
import { changeQuery } from '../router.js';
import { TaskPage } from '../task-page.js';
import { t } from '../texts.js';
import '../parts/list-table.js';

const SHOWS = ['all', 'failed', 'denied'] as const;
const DAYS = [1, 7, 31] as const;

/** The texts of the place shown that did not reach, and what to do about each. */
@customElement('texts-page')
export class TextsPage extends TaskPage {
  protected override readonly topics = ['message', 'task'];
  @query('list-table') private readonly list!: ListTable<FailedTextView> | null;

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const { siteId, sites } = this.desk;
    const number = sites.find(({ id }) => id === siteId)?.number ?? '–';
    return html`${pageTitle({
        title: t('texts-at', { number }),
        lead: t('texts-lead'),
        filters: this.filters(),
      })}
      <list-table
        .facts=${this.facts}
        .query=${this.query}
        .filter=${[siteId, this.show, this.days].join()}
      ></list-table>
      ${this.openedTask()}`;
  }

  private get show(): (typeof SHOWS)[number] {
    const asked = this.query.get('show');
    return SHOWS.find((one) => one === asked) ?? 'all';
  }

  private get days(): (typeof DAYS)[number] {
    const asked = Number(this.query.get('days'));
    return DAYS.find((one) => one === asked) ?? 1;
  }

  private filters() {
    const ways = tabs({
      ...{ label: t('texts-show'), names: SHOWS, here: this.show },
      href: (show) => `/texts?show=${show}&days=${this.days}`,
      words: (show) => t(`texts-show-${show}`),
    });
    return html`${ways}
      <label>
        <span>${t('texts-back')}</span>
        <select @change=${this.onDays}>
          ${DAYS.map(
            (days) =>
              html`<option value=${days} ?selected=${days === this.days}>
                ${t('texts-days', { days })}
              </option>`,
          )}
        </select>
      </label>`;
  }

  private readonly columns: Column<FailedTextView>[] = [
    {
      name: 'what',
      title: t('texts-what'),
      head: true,
      sortable: true,
      cell: ({ kind, channel }) =>
        html`${t(`texts-kind-${kind}`)}
          <span class="soft small">${t(`texts-channel-${channel}`)}</span>`,
    },
    {
      name: 'since',
      title: t('texts-when'),
      sortable: true,
      cell: ({ at }) => moment(at),
    },
    {
      name: 'who',
      title: t('texts-who'),
      cell: ({ ref }) => (ref ? html`<span class="code private">${grouped(ref)}</span>` : '–'),
    },
    {
      name: 'why',
      title: t('texts-why'),
      cell: ({ state: end, why, code }) =>
        html`${statusChip(end === 'expired' ? 'soon' : 'act', t(`texts-why-${why}`))}
        ${why === 'not-reached' && code ? html`<span class="soft small">${code}</span>` : nothing}`,
    },
    { name: 'next', title: t('texts-next'), cell: (row) => this.next(row) },
  ];

  private next({ taskId, why }: FailedTextView) {
    if (!taskId) return html`<span class="small">${t(`texts-next-${why}`)}</span>`;
    return html`<button class="button narrow" @click=${this.onTask(taskId)}>
      ${t('texts-task')}
    </button>`;
  }

  private readonly facts: ListFacts<FailedTextView> = {
    caption: t('texts-title'),
    columns: this.columns,
    key: ({ id }) => id,
    load: ({ page, size, sort }, options) => {
      const order = TEXT_SORTS.find((one) => one === sort) ?? '-since';
      const { show, days } = this;
      const asked = { siteId: this.desk.siteId ?? '', show, days, page, size, sort: order };
      return call(texts.failed, { query: asked }, options);
    },
    empty: emptyState({ icon: 'tasks', title: t('texts-none'), text: t('texts-none-how') }),
  };

  private readonly onTask = (id: string) => () =>
    attempt(async () => {
      this.opened = (await call(tasks.read, { params: { id } })).task;
    });

  private readonly onDays = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) changeQuery({ days: target.value, page: null });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'texts-page': TextsPage;
  }
}
