import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { pickups } from '../../contract/pickups.js';
import type { PickupView } from '../../contract/pickups.js';
import { call } from '../call.js';
import { moment, shortDay, wholeDay } from '../dates.js';
import type { Local } from '../dates.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { pageTitle } from '../parts/page-title.js';
import { expectedWords, parcelNumber } from '../parts/parcel-words.js';
import { t } from '../texts.js';

/** Today on paper: parcel, half hour and card, no more. */
@customElement('pickups-sheet-page')
export class PickupsSheetPage extends Page {
  private readonly sheet = new Task(this, {
    task: ([siteId], { signal }) => call(pickups.sheet, { query: { siteId } }, { signal }),
    args: () => [this.desk.siteId ?? ''] as const,
  });

  override render() {
    return this.sheet.render({
      pending: () => pageTitle({ title: t('pickups-sheet') }),
      complete: ({ rows, printedAt }) => this.page(rows, printedAt),
      error: (error) =>
        html`${pageTitle({ title: t('pickups-sheet') })}
          <p class="note" role="alert">
            ${error instanceof Error ? error.message : String(error)}
          </p>`,
    });
  }

  private page(rows: readonly PickupView[], at: Local) {
    const number = this.desk.places.find(({ id }) => id === this.desk.siteId)?.number ?? 0;
    const print = () => {
      window.print();
    };
    const act = rows.length
      ? html`<button class="button first" @click=${print}>
          ${icon('printer')}${t('sheet-print')}
        </button>`
      : nothing;
    return html`${pageTitle({
      title: t('sheet-title', { day: wholeDay(at.day), number }),
      lead: t('sheet-lead'),
      act,
      back: { href: '/pickups', label: t('pickups-title') },
    })}
    ${
      rows.length
        ? html`<div class="stack">
            ${list(rows)}
            <p class="soft small private">
              ${t('sheet-printed', { moment: moment(at), name: this.desk.name })}
            </p>
          </div>`
        : emptyState({ icon: 'printer', title: t('sheet-none'), text: t('sheet-none-how') })
    }`;
  }
}

function list(rows: readonly PickupView[]) {
  // Who sees the number alone has no column for whose it is.
  const isNamed = rows.some(({ contents }) => contents);
  return html`<div class="table keep" role="region" tabindex="0" aria-label=${t('sheet-caption')}>
    <table class="sheet-list">
      <caption class="unseen">
        ${t('sheet-caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('sheet-window')}</th>
          <th scope="col">${t('pickups-parcel')}</th>
          ${isNamed ? html`<th scope="col">${t('sheet-card')}</th>` : nothing}
          <th scope="col">${t('pickups-state')}</th>
          <th scope="col">${t('sheet-tick')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <td>${row.window?.time ?? expectedWords(row)}</td>
              <th scope="row"><span class="code">${parcelNumber(row.parcel)}</span></th>
              ${
                isNamed
                  ? html`<td><span class="code">${row.contents?.ref ?? ''}</span></td>`
                  : nothing
              }
              <td>${stateOf(row)}</td>
              <td class="tick"></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What may not be handed over yet says so on paper too. */
const stateOf = ({ state, obstacle, from }: PickupView) =>
  [
    t(`pickups-${state}-state`),
    ...(obstacle ? [t(`pickups-obstacle-${obstacle}`, { day: shortDay(from) })] : []),
  ].join(', ');

declare global {
  interface HTMLElementTagNameMap {
    'pickups-sheet-page': PickupsSheetPage;
  }
}
