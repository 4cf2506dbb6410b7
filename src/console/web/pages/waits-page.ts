import { html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { visits } from '../../contract/visits.js';
import { WAIT_SORTS } from '../../contract/wait-view.js';
import type { WaitView } from '../../contract/wait-view.js';
import { call } from '../call.js';
import { moment, shortDay } from '../dates.js';
import { Page } from '../page.js';
import { confirmAct } from '../parts/confirm-act.js';
import { emptyState } from '../parts/empty-state.js';
import type { ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { statusChip } from '../parts/status-chip.js';
import { toast, toastRefusal } from '../parts/toast.js';
import { cardOf, placeShown, visitTabs } from '../parts/visit-words.js';
import { t } from '../texts.js';
import '../parts/list-table.js';

/** Who waits for a time at the place shown, and what is offered to whom. */
@customElement('waits-page')
export class WaitsPage extends Page {
  protected override readonly topics = ['visit', 'patient'];

  @query('list-table') private readonly list!: ListTable<WaitView> | null;

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const number = placeShown(this.desk);
    return html`${pageTitle({
        title: t('waits-at', { number: number ?? '–' }),
        lead: t('waits-lead'),
        filters: visitTabs('/visits/waits', this.desk),
      })}
      <list-table
        .facts=${this.facts}
        .query=${this.query}
        .filter=${this.desk.siteId ?? ''}
      ></list-table>`;
  }

  private readonly facts: ListFacts<WaitView> = {
    caption: t('waits-title'),
    columns: [
      {
        name: 'card',
        title: t('visit-card'),
        head: true,
        cell: (wait) =>
          html`<a class="code private" href="/patients/${wait.patientId}">${cardOf(wait)}</a>`,
      },
      {
        name: 'service',
        title: t('visit-service'),
        sortable: true,
        cell: ({ service }) => service.code,
      },
      { name: 'from', title: t('waits-when'), sortable: true, cell: days },
      {
        name: 'state',
        title: t('visit-state'),
        cell: ({ offered }) =>
          statusChip(offered ? 'soon' : 'plain', t(offered ? 'waits-offered' : 'waits-waiting')),
      },
      { name: 'act', title: t('waits-act'), bare: true, cell: (wait) => this.end(wait) },
    ],
    key: ({ id }) => id,
    load: ({ page, size, sort: asked }, options) => {
      const sort = WAIT_SORTS.find((one) => one === asked) ?? 'turn';
      const { siteId } = this.desk;
      return call(visits.waits, { query: { siteId: siteId ?? '', page, size, sort } }, options);
    },
    empty: emptyState({ icon: 'calendar', title: t('waits-none'), text: t('waits-none-how') }),
  };

  private end(wait: WaitView) {
    if (!this.desk.may('visit.book')) return nothing;
    return html`<button class="button narrow" @click=${this.onEnd(wait)}>
      ${t('waits-end')}<span class="unseen"> ${cardOf(wait)}</span>
    </button>`;
  }

  private readonly onEnd = (wait: WaitView) => async () => {
    const sure = await confirmAct({
      title: t('waits-end-ask', { card: cardOf(wait) }),
      consequence: t('waits-end-how'),
      act: t('waits-end'),
    });
    if (!sure) return;
    try {
      await call(visits.endWait, { params: { id: wait.id } });
      toast(t('waits-ended'));
    } catch (error) {
      toastRefusal(error);
    }
    this.refresh();
  };
}

const days = ({ offered, from, to }: WaitView) =>
  offered
    ? t('waits-offer', { when: moment(offered), until: moment(offered.until) })
    : t('waits-between', { from: shortDay(from), to: shortDay(to) });

declare global {
  interface HTMLElementTagNameMap {
    'waits-page': WaitsPage;
  }
}
