import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { TASK_SORTS, tasks } from '../../contract/tasks.js';
import type { TaskView } from '../../contract/tasks.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { emptyState } from '../parts/empty-state.js';
import type { Column, ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { statusChip } from '../parts/status-chip.js';
import { tabs } from '../parts/tabs.js';
import { aboutWords, holderWords, isUrgent, outcomeWords, taskWords } from '../parts/task-words.js';
import { changeQuery } from '../router.js';
import { TaskPage } from '../task-page.js';
import { t } from '../texts.js';
import '../parts/list-table.js';

const SHOWS = ['open', 'mine', 'done'] as const;
type Show = (typeof SHOWS)[number];

/** The worklist of a place. */
@customElement('tasks-page')
export class TasksPage extends TaskPage {
  protected override readonly topics = ['task'];
  @query('list-table') private readonly list!: ListTable<TaskView> | null;
  @state() private kinds: readonly string[] = [];

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const number = this.desk.places.find(({ id }) => id === this.desk.siteId)?.number;
    return html`${pageTitle({
        title: t('tasks-title'),
        lead: number === undefined ? t('tasks-lead') : t('tasks-lead-at', { number }),
        filters: this.filters(),
      })}
      <list-table
        .facts=${this.facts}
        .query=${this.query}
        .filter=${[this.desk.siteId, this.show, this.kind].join()}
      ></list-table>
      ${this.openedTask()}`;
  }

  private get show(): Show {
    const asked = this.query.get('show');
    return SHOWS.find((one) => one === asked) ?? 'open';
  }

  /** The kind that alone is shown. */
  private get kind(): string | undefined {
    return this.query.get('kind') ?? undefined;
  }

  private filters() {
    const { kind: here, kinds } = this;
    const named = kinds.map((kind) => ({ kind, words: taskWords({ kind }) }));
    return html`${tabs({
        ...{ label: t('tasks-show'), names: SHOWS, here: this.show },
        href: (show) => `/tasks?show=${show}`,
        words: (show) => t(`tasks-show-${show}`),
      })}
      <label>
        <span>${t('tasks-kind')}</span>
        <select @change=${this.onKind}>
          <option value="">${t('tasks-kind-any')}</option>
          ${named
            .sort((one, other) => one.words.localeCompare(other.words))
            .map(
              ({ kind, words }) =>
                html`<option value=${kind} ?selected=${kind === here}>${words}</option>`,
            )}
        </select>
      </label>`;
  }

  private readonly onKind = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement)
      changeQuery({ kind: target.value || null, page: null }, { replace: true });
  };

  private get columns(): Column<TaskView>[] {
    const done = this.show === 'done';
    return [
      {
        name: 'what',
        title: t('tasks-what'),
        head: true,
        sortable: true,
        cell: (task) => this.name(task),
      },
      { name: 'about', title: t('tasks-about'), cell: (task) => aboutWords(task).join(', ') },
      done
        ? { name: 'ended', title: t('tasks-ended'), cell: ({ outcome }) => outcomeWords(outcome) }
        : {
            name: 'since',
            title: t('tasks-since'),
            sortable: true,
            cell: ({ created }) => moment(created),
          },
      {
        name: 'who',
        title: t('tasks-who'),
        cell: (task) => (done ? (task.closedBy ?? t('tasks-itself')) : holderWords(task)),
      },
    ];
  }

  private name(task: TaskView) {
    const open = () => {
      this.opened = task;
    };
    return html`<button class="line-act" @click=${open}>${taskWords(task)}</button>
      ${isUrgent(task) ? statusChip('act', t('tasks-urgent')) : nothing}`;
  }

  private get facts(): ListFacts<TaskView> {
    return {
      caption: t('tasks-caption'),
      columns: this.columns,
      key: ({ id }) => id,
      load: async ({ page, size, sort: asked }, options) => {
        const { show, kind } = this;
        const sort = TASK_SORTS.find((one) => one === asked) ?? 'usual';
        const siteId = show === 'open' ? (this.desk.siteId ?? undefined) : undefined;
        const query = { page, size, sort, show, siteId, kind };
        const { kinds, ...listed } = await call(tasks.list, { query }, options);
        this.kinds = kinds;
        return listed;
      },
      empty: this.empty(),
    };
  }

  private empty() {
    const none = this.kind ? 'kind' : this.show;
    return emptyState({
      icon: 'tasks',
      title: t(`tasks-none-${none}`),
      text: t(`tasks-none-${none}-how`),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tasks-page': TasksPage;
  }
}
