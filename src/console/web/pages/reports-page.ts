import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { reportColumns, ReportName, reports } from '../../contract/reports.js';
import type { ReportView } from '../../contract/reports.js';
import { call } from '../call.js';
import { datedDay, moment } from '../dates.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { choiceField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import '../parts/list-table.js';
import type { ListFacts } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { tabs } from '../parts/tabs.js';
import { saveFile } from '../parts/save-file.js';
import { takeOut } from '../parts/take-out.js';
import { changeQuery } from '../router.js';
import { addTexts, t } from '../texts.js';
import texts from '../texts/en/reports.ftl?raw';

addTexts(texts);

const NAMES = ReportName.options;
/** Columns of words; the others hold figures. */
const WORDS: readonly string[] = [
  ...['product', 'counted', 'expiry', 'half-hour', 'kind', 'state'],
  ...['row', 'since', 'last', 'fault'],
];

/** Columns that nobody sorts by, as there is not room for all. */
const PLAIN: readonly string[] = ['kept', 'minimum'];

type Row = ReportView['rows'][number];
type Whole = NonNullable<z.output<typeof reports.takeOut.answer>['table']>;

/** Plain reports of some days, for a place or all of the person's. */
@customElement('reports-page')
export class ReportsPage extends Page {
  /** The page of the report that is shown. */
  @state() private shown: ReportView | null = null;
  /** The whole of it, to be printed. */
  @state() private whole: Whole | null = null;

  private readonly out = new Form(this, {
    route: reports.takeOut,
    given: () => ({ params: { report: this.report } }),
    shape: (typed) => ({
      ...typed,
      ...this.days,
      ...(this.siteId && { siteId: this.siteId }),
    }),
    done: async ({ file, csv, table }) => {
      this.out.clear();
      this.whole = table;
      await this.updateComplete;
      if (csv !== null) {
        saveFile(file, csv);
        return;
      }
      window.addEventListener('afterprint', () => (this.whole = null), { once: true });
      window.print();
    },
    prefix: 'out',
  });

  override render() {
    const { from, to } = this.days;
    return html`${pageTitle({
        title: t('reports-title'),
        lead: t('reports-lead'),
        filters: this.filters(),
      })}
      <div class="stack wide">
        <p class="soft">${t(`reports-about-${this.report}`)}</p>
        ${from > to ? html`<p class="note" role="alert">${t('reports-turned')}</p>` : nothing}
        <div class="no-print">
          <list-table
            .facts=${this.facts}
            .query=${this.query}
            .filter=${[this.report, this.asked('from'), this.asked('to'), this.siteId].join()}
          ></list-table>
        </div>
        ${this.whole ? onPaper(this.whole, `${t(`reports-${this.report}`)}, ${from} – ${to}`) : nothing}
        ${this.shown ? html`<p class="soft small">${t('reports-made', { moment: moment(this.shown.at) })}</p>` : nothing}
        ${this.shown && this.shown.total > 0 ? this.leaves() : nothing}
      </div>`;
  }

  private get report(): ReportName {
    return NAMES.find((name) => name === this.query.get('report')) ?? 'stock-by-place';
  }

  /** The days that are shown; those of the address, else the server's. */
  private get days(): { from: string; to: string } {
    const { from = '', to = '' } = this.shown ?? {};
    return { from: this.asked('from') ?? from, to: this.asked('to') ?? to };
  }

  private asked(name: string): string | undefined {
    const asked = this.query.get(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : undefined;
  }

  private get siteId(): string {
    return this.query.get('place') ?? '';
  }

  private filters() {
    const changed =
      (name: string) =>
      ({ target }: Event) => {
        if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
          changeQuery({ [name]: target.value || null, page: null });
      };
    const ways = tabs({
      ...{ label: t('reports-which'), names: NAMES, here: this.report },
      href: (name) => this.addressOf(name),
      words: (name) => t(`reports-${name}`),
    });
    return html`${ways}
      <label>
        <span>${t('reports-from')}</span>
        <input type="date" .value=${this.days.from} @change=${changed('from')} />
      </label>
      <label>
        <span>${t('reports-to')}</span>
        <input type="date" .value=${this.days.to} @change=${changed('to')} />
      </label>
      <label>
        <span>${t('reports-place')}</span>
        <select @change=${changed('place')}>
          <option value="" ?selected=${this.siteId === ''}>${t('reports-all-places')}</option>
          ${this.desk.places.map(
            ({ id, number }) =>
              html`<option value=${id} ?selected=${id === this.siteId}>
                ${t('place', { number })}
              </option>`,
          )}
        </select>
      </label>`;
  }

  /** Another report of the same days and place. */
  private addressOf(report: ReportName): string {
    const query = new URLSearchParams(this.query);
    query.set('report', report);
    query.delete('sort');
    query.delete('page');
    return `/reports?${query.toString()}`;
  }

  private get facts(): ListFacts<Row> {
    const { report } = this;
    return {
      caption: t(`reports-${report}`),
      columns: reportColumns[report].map((name, n) => ({
        name,
        title: t(`report-column-${name}`),
        sortable: !PLAIN.includes(name),
        head: n === 0,
        number: n > 0 && !WORDS.includes(name),
        cell: (row) => cellOf(name, row[n]),
      })),
      key: (row) => row.slice(0, 3).join(),
      load: async ({ page, size, sort }, options) => {
        const asked = { from: this.asked('from'), to: this.asked('to') };
        const siteId = this.siteId || undefined;
        const query = { ...asked, siteId, page, size, sort: sort || undefined };
        this.shown = await call(reports.read, { params: { report }, query }, options);
        return this.shown;
      },
      empty:
        report === 'stuck-work'
          ? emptyState({ icon: 'ready', title: t('reports-none-stuck') })
          : emptyState({ icon: 'chart', title: t('reports-none'), text: t('reports-none-how') }),
    };
  }

  private leaves() {
    const more = choiceField(this.out, {
      name: 'as',
      label: t('reports-out-as'),
      options: [
        { value: 'csv', label: t('reports-out-csv') },
        { value: 'paper', label: t('reports-out-paper') },
      ],
      chosen: ['csv'],
    });
    return takeOut(this.out, { example: t('reports-out-example'), more, submit: t('out-title') });
  }
}

const DAYS: readonly string[] = ['counted', 'expiry'];

function cellOf(name: string, cell: Row[number] | undefined) {
  const whole = (words: string) => html`<span class="unbroken">${words}</span>`;
  if (name === 'place' && cell) return whole(t('place', { number: cell }));
  if (DAYS.includes(name) && cell) return whole(datedDay(String(cell)));
  return cell ?? '–';
}

/** The whole of it on paper, where there are no pages to turn. */
function onPaper({ columns, rows }: Whole, title: string) {
  return html`<section class="paper">
    <h2>${title}</h2>
    <div class="table keep">
      <table>
        <thead>
          <tr>
            ${columns.map((name) => html`<th scope="col">${t(`report-column-${name}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td>${cell ?? '–'}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-page': ReportsPage;
  }
}
