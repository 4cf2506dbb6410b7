import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { places } from '../../contract/places.js';
import type { PlaceView } from '../../contract/places.js';
import { call } from '../call.js';
import { shortDay } from '../dates.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import type { ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { placeChip } from '../parts/place-words.js';
import { t } from '../texts.js';
import '../parts/list-table.js';

const SORTS = ['number', '-number', 'name', '-name'] as const;

/** The places that this person works at. */
@customElement('places-page')
export class PlacesPage extends Page {
  protected override readonly topics = ['site', 'pickup'];
  @query('list-table') private readonly list!: ListTable<PlaceView> | null;

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    return html`${pageTitle({
        title: t('places-title'),
        lead: t('places-lead'),
        act: html`<a class="button first" href="/places/new">${icon('plus')}${t('places-add')}</a>`,
      })} <list-table .facts=${this.facts} .query=${this.query}></list-table>`;
  }

  private readonly facts: ListFacts<PlaceView> = {
    caption: t('places-caption'),
    columns: [
      {
        name: 'number',
        title: t('places-number'),
        head: true,
        sortable: true,
        cell: ({ id, number }) => html`<a href="/places/${id}">${t('place', { number })}</a>`,
      },
      {
        name: 'name',
        title: t('places-name'),
        sortable: true,
        cell: ({ privateName }) => privateName,
      },
      { name: 'hours', title: t('places-hours'), cell: openWords },
      { name: 'holds', title: t('places-holds'), number: true, cell: ({ holds }) => holds },
      { name: 'state', title: t('places-state'), cell: ({ state }) => placeChip(state) },
    ],
    key: ({ id }) => id,
    load: ({ page, size, sort }, options) => {
      const order = SORTS.find((one) => one === sort) ?? 'number';
      return call(places.list, { query: { page, size, sort: order } }, options);
    },
    empty: emptyState({ icon: 'place', title: t('places-none'), text: t('places-none-how') }),
  };
}

function openWords({ hours, closures: [next] }: PlaceView) {
  const days = Object.values(hours).filter((spans) => spans.length > 0).length;
  const closed = next
    ? html`<br /><span class="soft small"
          >${t('places-next-closure', { day: shortDay(next.day) })}</span
        >`
    : '';
  return html`${t('places-days', { days })}${closed}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'places-page': PlacesPage;
  }
}
