import { Task } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { stock } from '../../contract/stock.js';
import type { MovementView } from '../../contract/stock.js';
import { call } from '../call.js';
import { datedDay } from '../dates.js';
import { t } from '../texts.js';
import { emptyState } from './empty-state.js';
import { pager } from './pager.js';
import { showTask } from './show-task.js';
import './stock-words.js';

const SIZE = 10;

/** What came to a lot and went from it, the newest first; its pages are its own, as the address belongs to the list behind it. */
@customElement('lot-movements')
export class LotMovements extends LitElement {
  @property() lotId = '';
  @state() private page = 1;

  private readonly load = new Task(this, {
    task: ([id, page], { signal }) =>
      call(stock.movements, { params: { id }, query: { page, size: SIZE } }, { signal }),
    args: () => [this.lotId, this.page] as const,
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return showTask(this.load, ({ rows, total }) =>
      total > 0
        ? html`${this.table(rows)} ${total > SIZE ? this.pager(total) : nothing}`
        : emptyState({ title: t('lot-no-movements'), text: t('lot-no-movements-how') }),
    );
  }

  private table(rows: readonly MovementView[]) {
    const row = ({ kind, reason, quantity, at, by }: MovementView) =>
      html`<tr>
        <th scope="row" class="whole">
          ${reason ? t(`lot-reason-${reason}`) : t(`lot-kind-${kind}`)}
        </th>
        <td class="number" data-title=${t('lot-units')}>
          ${quantity > 0 ? `+${quantity}` : quantity}
        </td>
        <td data-title=${t('lot-when')}>${datedDay(at.slice(0, 10))}</td>
        <td data-title=${t('lot-who')}>${by ?? t('lot-service')}</td>
      </tr>`;
    return html`<div class="table">
      <table>
        <caption class="unseen">
          ${t('lot-movements')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('lot-movement')}</th>
            <th scope="col" class="number">${t('lot-units')}</th>
            <th scope="col">${t('lot-when')}</th>
            <th scope="col">${t('lot-who')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(row)}
        </tbody>
      </table>
    </div>`;
  }

  private pager(total: number) {
    const turn = (to: number) => (this.page = to);
    return pager({ label: t('lot-movements'), page: this.page, size: SIZE, total, turn });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lot-movements': LotMovements;
  }
}
