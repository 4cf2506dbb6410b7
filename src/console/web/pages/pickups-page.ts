import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { PICKUP_SORTS, pickups } from '../../contract/pickups.js';
import type { PickupView } from '../../contract/pickups.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import type { Column, ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { pick } from '../parts/pick.js';
import { tabs } from '../parts/tabs.js';
import {
  expectedWords,
  itemAndContents,
  parcelChips,
  parcelNumber,
} from '../parts/parcel-words.js';
import { toastRefusal } from '../parts/toast.js';
import { changeQuery } from '../router.js';
import { t } from '../texts.js';
import '../parts/list-table.js';
import '../parts/parcel-sheet.js';
import { markReady } from '../parts/say-ready.js';

const SHOWS = ['prepare', 'ready', 'here', 'late', 'done'] as const;
type Show = (typeof SHOWS)[number];

/** The parcels of the place shown: to prepare, ready, at the desk, late, done today. */
@customElement('pickups-page')
export class PickupsPage extends Page {
  protected override readonly topics = ['pickup', 'message'];
  protected override readonly isOfPlace = true;
  protected override readonly isByClock = true;
  @query('list-table') private readonly list!: ListTable<PickupView> | null;
  @state() private opened: PickupView | null = null;
  @state() private halfHours: readonly string[] = [];

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const { siteId, sites } = this.desk;
    const number = sites.find(({ id }) => id === siteId)?.number ?? '–';
    const act = this.desk.may('pickup.collect')
      ? html`<a class="button first" href="/hand-over"
          >${icon('pickups')}${t('pickups-hand-over')}</a
        >`
      : nothing;
    return html`${pageTitle({
        title: t('pickups-at', { number }),
        lead: t(this.desk.may('pickup.prepare') ? 'pickups-lead' : 'pickups-lead-desk'),
        act,
        filters: this.filters(),
      })}
      <list-table .facts=${this.facts} .query=${this.query} .filter=${this.filter}></list-table>
      ${
        this.opened
          ? html`<parcel-sheet
              .parcel=${this.opened}
              .desk=${this.desk}
              @close=${this.onClose}
              @done=${this.onDone}
            ></parcel-sheet>`
          : nothing
      }`;
  }

  private get show(): Show {
    const asked = this.query.get('show');
    const first = this.desk.may('pickup.prepare') ? 'prepare' : 'ready';
    return SHOWS.find((one) => one === asked) ?? first;
  }

  private get parcel(): number | undefined {
    const typed = Number((this.query.get('parcel') ?? '').replaceAll(/\D/g, ''));
    return typed > 0 && typed < 2 ** 31 ? typed : undefined;
  }

  /** The half hour of today that is shown. */
  private get at(): string | undefined {
    const typed = this.query.get('at') ?? '';
    return /^\d{2}:\d{2}$/.test(typed) ? typed : undefined;
  }

  /** What the list is narrowed by. */
  private get filter(): string {
    const { desk, show, at, parcel } = this;
    return [desk.siteId, show, this.query.get('expected'), at, parcel].join();
  }

  private filters() {
    const expected = this.query.get('expected') === 'today';
    const ways = tabs({
      ...{ label: t('pickups-show'), names: SHOWS, here: this.show },
      href: (show) => `/pickups?show=${show}`,
      words: (show) => t(`pickups-show-${show}`),
    });
    return html`${ways}
      <label>
        <span>${t('pickups-expected')}</span>
        <select @change=${pick('expected')}>
          <option value="" ?selected=${!expected}>${t('pickups-expected-ever')}</option>
          <option value="today" ?selected=${expected}>${t('pickups-expected-today')}</option>
        </select>
      </label>
      ${this.halfHour()}
      <label>
        <span>${t('pickups-find')}</span>
        <input
          class="short"
          inputmode="numeric"
          autocomplete="off"
          .value=${this.query.get('parcel') ?? ''}
          @change=${this.onFind}
        />
      </label>
      <a class="button quiet" href="/pickups/sheet">${icon('printer')}${t('pickups-sheet')}</a>`;
  }

  private halfHour() {
    const { at } = this;
    const all = [...new Set([...this.halfHours, ...(at ? [at] : [])])].sort();
    return html`<label>
      <span>${t('pickups-half-hour')}</span>
      <select @change=${pick('at')}>
        <option value="" ?selected=${!at}>${t('pickups-half-hour-any')}</option>
        ${all.map((one) => html`<option ?selected=${one === at}>${one}</option>`)}
      </select>
    </label>`;
  }

  private get isNarrowed(): boolean {
    return ['parcel', 'at', 'expected'].some((name) => this.query.get(name));
  }

  /** Who sees the number alone has no column of contents. */
  private get columns() {
    return this.allColumns.filter(({ name }) => name !== 'what' || this.desk.may('pickup.details'));
  }

  private readonly allColumns: Column<PickupView>[] = [
    { name: 'when', title: t('pickups-when'), cell: expectedWords },
    {
      name: 'parcel',
      title: t('pickups-parcel'),
      head: true,
      sortable: true,
      cell: (parcel) =>
        html`<button class="parcel" @click=${this.onOpen(parcel)}>
          <span class="unseen">${t('pickups-parcel')} </span>${parcelNumber(parcel.parcel)}
        </button>`,
    },
    { name: 'what', title: t('pickups-what'), cell: itemAndContents },
    { name: 'state', title: t('pickups-state'), cell: parcelChips },
    { name: 'act', title: t('pickups-act'), bare: true, cell: (parcel) => this.rowAct(parcel) },
  ];

  private get facts(): ListFacts<PickupView> {
    return {
      caption: t('pickups-caption'),
      columns: this.columns,
      key: ({ id }) => id,
      load: async ({ page, size, sort }, options) => {
        const { show, at, parcel } = this;
        const expected = this.query.get('expected') === 'today' ? 'today' : 'ever';
        const order = PICKUP_SORTS.find((one) => one === sort) ?? 'when';
        const siteId = this.desk.siteId ?? '';
        const asked = { siteId, show, expected, at, page, size, sort: order, parcel } as const;
        const seen = await call(pickups.list, { query: asked }, options);
        this.halfHours = seen.halfHours;
        return seen;
      },
      empty: this.isNarrowed
        ? emptyState({
            ...{ icon: 'search', title: t('pickups-not-found'), text: t('pickups-not-found-how') },
            act: html`<a class="button" href="/pickups?show=${this.show}">${t('pickups-all')}</a>`,
          })
        : emptyState({
            icon: 'pickups',
            title: t(`pickups-none-${this.show}`),
            text: t(`pickups-none-${this.show}-how`),
          }),
    };
  }

  /** The next act of a row, where the role has it. */
  private rowAct(parcel: PickupView) {
    const press = (words: string) =>
      html`<button class="button narrow" @click=${this.onOpen(parcel)}>${words}</button>`;
    if (parcel.state === 'held' && this.desk.may('pickup.prepare'))
      return html`<button
        class="button narrow first"
        aria-label="${t('pickups-mark-ready')} ${parcelNumber(parcel.parcel)}"
        @click=${this.onReady(parcel)}
      >
        ${t('pickups-mark-ready')}
      </button>`;
    return press(t('pickups-open'));
  }

  private readonly onReady = (parcel: PickupView) => async () => {
    try {
      await markReady(parcel, this.again);
    } catch (error) {
      toastRefusal(error);
    }
    this.refresh();
  };

  private readonly again = () => {
    this.refresh();
  };

  private readonly onOpen = (parcel: PickupView) => () => {
    this.opened = parcel;
  };

  private readonly onClose = () => {
    this.opened = null;
  };

  private readonly onDone = () => {
    this.opened = null;
    this.refresh();
  };

  private readonly onFind = ({ target }: Event) => {
    if (target instanceof HTMLInputElement)
      changeQuery({ parcel: target.value || null, page: null });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pickups-page': PickupsPage;
  }
}
