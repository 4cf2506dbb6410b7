import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ReportName, reports } from '../../contract/reports.js';
import type { ReportView } from '../../contract/reports.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { choiceField, textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { progressLine } from '../parts/progress-line.js';
import { saveFile } from '../parts/save-file.js';
import { changeQuery } from '../router.js';
import { addTexts, t } from '../texts.js';
import texts from '../texts/en/reports.ftl?raw';

addTexts(texts);

const NAMES = ReportName.options;

/** Four plain reports of some days, for a place or all of the person's. */
@customElement('reports-page')
export class ReportsPage extends Page {
  private readonly view = new Task(this, {
    task: ([report, from, to, siteId], { signal }) => {
      const query = { from, to, siteId: siteId || undefined };
      return call(reports.read, { params: { report }, query }, { signal });
    },
    args: () => [this.report, this.asked('from'), this.asked('to'), this.siteId] as const,
  });
  private readonly out = new Form(this, {
    route: reports.takeOut,
    given: () => ({ params: { report: this.report } }),
    shape: (typed) => ({
      ...typed,
      ...this.days,
      ...(this.siteId && { siteId: this.siteId }),
    }),
    done: ({ file, csv }) => {
      if (csv === null) window.print();
      else saveFile(file, csv);
      this.out.clear();
    },
    prefix: 'out',
  });

  override render() {
    return html`${pageTitle({
        title: t('reports-title'),
        lead: t('reports-lead'),
        filters: this.filters(),
      })}
      <div class="stack wide">
        <p class="soft">${t(`reports-about-${this.report}`)}</p>
        ${this.view.render({
          pending: () => progressLine(t('form-busy')),
          complete: (view) => this.table(view),
          error: (error) =>
            html`<p class="note" role="alert">${error instanceof Error ? error.message : ''}</p>`,
        })}
      </div>`;
  }

  private get report(): ReportName {
    return NAMES.find((name) => name === this.query.get('report')) ?? 'stock-by-place';
  }

  /** The days that are shown; those of the address, else the server's. */
  private get days(): { from: string; to: string } {
    const { from = '', to = '' } = this.view.value ?? {};
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
          changeQuery({ [name]: target.value || null });
      };
    const tab = (name: ReportName) =>
      html`<li>
        <a href=${this.addressOf(name)} aria-current=${name === this.report ? 'page' : 'false'}
          >${t(`reports-${name}`)}</a
        >
      </li>`;
    return html`<nav aria-label=${t('reports-which')}>
        <ul class="tabs">
          ${NAMES.map(tab)}
        </ul>
      </nav>
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
          ${this.desk.sites.map(
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
    return `/reports?${query.toString()}`;
  }

  private table(view: ReportView) {
    if (view.rows.length === 0)
      return emptyState({ icon: 'chart', title: t('reports-none'), text: t('reports-none-how') });
    return html`<h2 class="paper">${t(`reports-${this.report}`)}, ${view.from} – ${view.to}</h2>
      ${tableOf(view, t(`reports-${this.report}`))}
      <p class="soft small">${t('reports-made', { moment: moment(view.at) })}</p>
      ${this.takeOut()}`;
  }

  private takeOut() {
    const { out } = this;
    const fields = html`${textField(out, {
      name: 'purpose',
      label: t('reports-out-why'),
      hint: t('reports-out-why-hint'),
    })}
    ${choiceField(out, {
      name: 'as',
      label: t('reports-out-as'),
      options: [
        { value: 'csv', label: t('reports-out-csv') },
        { value: 'paper', label: t('reports-out-paper') },
      ],
      chosen: ['csv'],
    })}`;
    return html`<section class="panel stack no-print">
      <h2>${t('reports-out')}</h2>
      ${out.frame(fields, { submit: t('reports-out-act') })}
    </section>`;
  }
}

function tableOf({ columns, rows }: ReportView, caption: string) {
  const isNumber =
    rows[0]?.map((cell) => typeof cell === 'number' || cell === '<5' || cell === '–') ?? [];
  return html`<div class="table keep" role="region" tabindex="0" aria-label=${caption}>
    <table>
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(
            (name, n) =>
              html`<th scope="col" class=${isNumber[n] ? 'number' : ''}>
                ${t(`report-column-${name}`)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, n) => html`<td class=${isNumber[n] ? 'number' : ''}>${cell ?? '–'}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-page': ReportsPage;
  }
}
