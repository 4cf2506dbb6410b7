import { Task, TaskStatus } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.js';
import { changeQuery } from '../router.js';
import { t } from '../texts.js';
import { lastPage, pager } from './pager.js';

export interface Column<Row> {
  /** What it is sorted by, in the words of the route's query. */
  name: string;
  title: string;
  cell: (row: Row) => unknown;
  sortable?: boolean;
  /** Figures stand at the end. */
  number?: boolean;
  /** The cell that names the row; on a phone it takes the whole line. */
  head?: boolean;
  /** A button says itself what it does; on a phone it stands without the title. */
  bare?: boolean;
}

/** Which part of the list is asked for; it stands in the page's query, so that "back" works. */
export interface ListAsk {
  page: number;
  size: number;
  /** The name of a column, with a `-` before it the other way round; '' is the list's own order. */
  sort: string;
}

interface ListPage<Row> {
  rows: readonly Row[];
  total: number;
}

export interface ListFacts<Row> {
  /** Names the table for who cannot see it. */
  caption: string;
  columns: readonly Column<Row>[];
  load: (
    ask: ListAsk,
    options: { signal: AbortSignal; background: boolean },
  ) => Promise<ListPage<Row>>;
  key: (row: Row) => string;
  /** Shown where there is nothing: what will appear, and how to make it so. */
  empty: unknown;
  size?: number;
}

const SIZE = 25;
const BONES = [1, 2, 3, 4, 5];

/**
 * A list that the server pages and sorts: `<list-table .facts=${…} .query=${this.query}>`.
 * A change of `filter` asks anew; `refresh()` looks again without taking away what is shown.
 */
@customElement('list-table')
export class ListTable<Row> extends LitElement {
  @property({ attribute: false }) facts!: ListFacts<Row>;
  @property({ attribute: false }) query = new URLSearchParams();
  /** What the list is narrowed by; its text decides whether it changed. */
  @property() filter = '';

  private shown: ListPage<Row> | null = null;
  private background = false;

  private readonly list = new Task(this, {
    task: async ([page, sort], { signal }) => {
      const { load, size = SIZE } = this.facts;
      const { background } = this;
      this.background = false;
      const shown = await load({ page, size, sort }, { signal, background });
      if (page > 1 && !shown.rows.length && !signal.aborted) this.goBack(shown.total, size);
      else this.shown = shown;
      return shown;
    },
    args: () => [this.page, this.sort, this.filter] as const,
  });

  /** Looks again in the background. */
  refresh(): void {
    this.background = this.shown !== null;
    void this.list.run();
  }

  /** Looks again, until what there is now is shown. */
  async readAnew(): Promise<void> {
    this.refresh();
    await this.list.taskComplete;
    await this.updateComplete;
  }

  protected override createRenderRoot() {
    return this;
  }

  /** The row that the focus was in before this was drawn, from the top. */
  private worked: number | null = null;

  protected override willUpdate() {
    const row = document.activeElement?.closest('tbody tr');
    this.worked = row && this.contains(row) ? rowsOf(this).indexOf(row) : null;
  }

  /** What was done to a row may have taken it out of the list: its neighbour is next. */
  protected override updated() {
    if (this.worked === null || document.activeElement !== document.body) return;
    const rows = rowsOf(this);
    const next = rows[Math.min(this.worked, rows.length - 1)];
    next?.querySelector<HTMLElement>('button, a')?.focus();
  }

  override render() {
    const { status } = this.list;
    if (status === TaskStatus.ERROR && !this.shown) return this.failed();
    if (this.shown?.total === 0 && status !== TaskStatus.PENDING) return this.facts.empty;
    return html`<div class="list">
      ${status === TaskStatus.ERROR ? this.failed() : nothing}
      <div class="table" aria-busy=${status === TaskStatus.PENDING}>
        <table>
          <caption class="unseen">
            ${this.facts.caption}
          </caption>
          <thead>
            <tr>
              ${this.facts.columns.map((column) => this.heading(column))}
            </tr>
          </thead>
          <tbody>
            ${this.shown ? this.rows(this.shown.rows) : this.bones()}
          </tbody>
        </table>
      </div>
      ${this.shown ? this.pager(this.shown.total) : nothing}
    </div>`;
  }

  private get page(): number {
    return Math.max(1, Number(this.query.get('page')) || 1);
  }

  /** The last row of the last page is gone: the page before it is the last now. */
  private goBack(total: number, size: number): void {
    const last = lastPage({ total, size });
    changeQuery({ page: last > 1 ? String(last) : null }, { replace: true });
  }

  private get sort(): string {
    return this.query.get('sort') ?? '';
  }

  private heading({ name, title, sortable, number }: Column<Row>) {
    const look = number ? 'number' : '';
    if (!sortable) return html`<th scope="col" class=${look}>${title}</th>`;
    const [order, drawing, next] = this.orderOf(name);
    const turn = () => {
      changeQuery({ sort: next, page: null });
    };
    return html`<th scope="col" class=${look} aria-sort=${order}>
      <button class="sort" @click=${turn}>${title}${icon(drawing)}</button>
    </th>`;
  }

  private orderOf(name: string) {
    if (this.sort === name) return ['ascending', 'up', `-${name}`] as const;
    if (this.sort === `-${name}`) return ['descending', 'down', null] as const;
    return ['none', 'sortable', name] as const;
  }

  private rows(rows: readonly Row[]) {
    return repeat(
      rows,
      (row) => this.facts.key(row),
      (row) =>
        html`<tr>
          ${this.facts.columns.map((column) => cellOf(column, row))}
        </tr>`,
    );
  }

  private bones() {
    return BONES.map(
      () =>
        html`<tr aria-hidden="true">
          ${this.facts.columns.map(() => html`<td><span class="bone"></span></td>`)}
        </tr>`,
    );
  }

  private pager(total: number) {
    const turn = (to: number) => {
      changeQuery({ page: String(to) });
    };
    const { size = SIZE } = this.facts;
    return pager({ label: t('list-pages'), page: this.page, size, total, turn });
  }

  private failed() {
    return html`<div class="note" role="alert">
      ${icon('alert')}
      <div class="stack">
        <p>${t('list-failed')}</p>
        <p>
          <button class="button narrow" @click=${() => void this.list.run()}>
            ${t('list-retry')}
          </button>
        </p>
      </div>
    </div>`;
  }
}

const rowsOf = (table: Element) => [...table.querySelectorAll('tbody tr')];

function cellOf<Row>({ cell, title, number, head, bare }: Column<Row>, row: Row) {
  const look = bare ? 'whole' : number ? 'number' : '';
  if (head) return html`<th scope="row" class="whole" data-title=${title}>${cell(row)}</th>`;
  return html`<td class=${look} data-title=${title}>${cell(row)}</td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'list-table': ListTable<unknown>;
  }
}
