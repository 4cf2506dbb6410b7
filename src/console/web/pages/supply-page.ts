import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { medicines } from '../../contract/medicines.js';
import { supply } from '../../contract/supply.js';
import type { SupplyView } from '../../contract/supply.js';
import { allPages } from '../all-pages.js';
import { call } from '../call.js';
import { shortDay } from '../dates.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import type { Column, ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { pick } from '../parts/pick.js';
import { statusChip } from '../parts/status-chip.js';
import { toast, toastRefusal } from '../parts/toast.js';
import { cardOf, placeShown } from '../parts/visit-words.js';
import { addTexts, t } from '../texts.js';
import words from '../texts/en/supply.ftl?raw';
import '../parts/book-sheet.js';
import '../parts/list-table.js';

addTexts(words);

const WITHIN = ['0', '7', '14', '30'];
/** So few days left want somebody's eye. */
const FEW = 3;

/** The running courses of the place shown, whoever runs out first on top. */
@customElement('supply-page')
export class SupplyPage extends Page {
  protected override readonly topics = ['pickup', 'course', 'visit', 'task'];
  @query('list-table') private readonly list!: ListTable<SupplyView> | null;
  @state() private booking: SupplyView | null = null;

  private readonly programmes = new Task(this, {
    task: (_, { signal }) => allPages((query) => call(medicines.programmes, { query }, { signal })),
    args: () => [],
  });

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const number = placeShown(this.desk) ?? '–';
    return html`${pageTitle({
        title: t('runs-at', { number }),
        lead: t('runs-lead'),
        filters: this.filters(),
      })}
      <list-table
        .facts=${this.facts}
        .query=${this.query}
        .filter=${[this.desk.siteId, this.within, this.programmeId].join()}
      ></list-table>
      ${this.booking ? this.sheet(this.booking) : nothing}`;
  }

  private sheet({ patientId: id, publicRef }: SupplyView) {
    const shut = () => (this.booking = null);
    return html`<book-sheet
      .desk=${this.desk}
      .patient=${{ id, publicRef }}
      @close=${shut}
      @done=${() => {
        shut();
        this.refresh();
      }}
    ></book-sheet>`;
  }

  private get within(): string {
    const asked = this.query.get('within') ?? '';
    return WITHIN.includes(asked) ? asked : '';
  }

  private get programmeId(): string {
    return this.query.get('programme') ?? '';
  }

  private filters() {
    const programmes = this.programmes.value ?? [];
    return html`<label>
        <span>${t('runs-within')}</span>
        <select @change=${pick('within')}>
          <option value="">${t('runs-within-any')}</option>
          ${WITHIN.map(
            (days) =>
              html`<option value=${days} ?selected=${days === this.within}>
                ${t(`runs-within-${days}`)}
              </option>`,
          )}
        </select>
      </label>
      <label>
        <span>${t('runs-programme')}</span>
        <select @change=${pick('programme')}>
          <option value="">${t('runs-programme-any')}</option>
          ${programmes.map(
            ({ id, code }) =>
              html`<option value=${id} ?selected=${id === this.programmeId}>${code}</option>`,
          )}
        </select>
      </label>`;
  }

  private get columns(): Column<SupplyView>[] {
    return [
      { name: 'card', title: t('runs-card'), head: true, cell: (row) => this.card(row) },
      { name: 'item', title: t('runs-item'), cell: ({ letter }) => letter },
      { name: 'daysLeft', title: t('runs-left'), cell: left, sortable: true },
      { name: 'on', title: t('runs-on'), cell: ({ runsOutOn }) => shortDay(runsOutOn) },
      { name: 'next', title: t('runs-next'), cell: next },
      { name: 'acts', title: t('runs-acts'), bare: true, cell: (row) => this.acts(row) },
    ];
  }

  /** The record is opened by its patient's leave, as everywhere. */
  private card(row: SupplyView) {
    const card = html`<span class="code private">${cardOf(row)}</span>`;
    return this.desk.may('patient.read')
      ? html`<a href="/patients/${row.patientId}">${card}</a>`
      : card;
  }

  private acts(row: SupplyView) {
    const whose = html`<span class="unseen">, ${cardOf(row)}</span>`;
    return html`<div class="row">
      ${
        row.called
          ? nothing
          : html`<button class="button narrow" @click=${this.onCall(row)}>
              ${t('runs-call')}${whose}
            </button>`
      }
      ${
        this.desk.may('visit.book')
          ? html`<button class="button narrow quiet" @click=${() => (this.booking = row)}>
              ${t('runs-book')}${whose}
            </button>`
          : nothing
      }
    </div>`;
  }

  private readonly onCall =
    ({ id }: SupplyView) =>
    async () => {
      try {
        await call(supply.call, { params: { id } });
        toast(t('runs-call-done'));
      } catch (error) {
        toastRefusal(error);
      }
      this.refresh();
    };

  private get facts(): ListFacts<SupplyView> {
    return {
      caption: t('runs-title'),
      columns: this.columns,
      key: ({ id }) => id,
      load: ({ page, size, sort }, options) => {
        const query = {
          ...{ page, size, siteId: this.desk.siteId ?? '' },
          ...(sort === '-daysLeft' && { sort: '-daysLeft' as const }),
          ...(this.within && { within: this.within }),
          ...(this.programmeId && { programmeId: this.programmeId }),
        };
        return call(supply.list, { query }, options);
      },
      empty: emptyState({
        icon: 'hourglass',
        title: t('runs-none'),
        text: t('runs-none-how'),
      }),
    };
  }
}

function left({ daysLeft }: SupplyView) {
  if (daysLeft === 0) return statusChip('act', t('runs-nothing'));
  return daysLeft <= FEW ? statusChip('soon', String(daysLeft)) : String(daysLeft);
}

function next({ kept, called }: SupplyView) {
  if (kept) return statusChip('ready', t('runs-kept'));
  return called ? statusChip('plain', t('runs-called')) : '–';
}

declare global {
  interface HTMLElementTagNameMap {
    'supply-page': SupplyPage;
  }
}
