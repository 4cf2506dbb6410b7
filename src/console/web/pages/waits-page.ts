import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { visits } from '../../contract/visits.js';
import type { WaitView } from '../../contract/visits.js';
import { call } from '../call.js';
import { moment, shortDay } from '../dates.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { confirmAct } from '../parts/confirm-act.js';
import { emptyState } from '../parts/empty-state.js';
import { pageTitle } from '../parts/page-title.js';
import { statusChip } from '../parts/status-chip.js';
import { toast } from '../parts/toast.js';
import { cardOf, placeShown, visitTabs } from '../parts/visit-words.js';
import { t } from '../texts.js';

/** Who waits for a time at the place shown, and what is offered to whom. */
@customElement('waits-page')
export class WaitsPage extends Page {
  protected override readonly topics = ['visit', 'patient'];

  private readonly view = new Task(this, {
    task: async ([siteId], { signal }) =>
      siteId ? (await call(visits.waits, { query: { siteId } }, { signal })).waits : [],
    args: () => [this.desk.siteId] as const,
  });

  protected override refresh() {
    void this.view.run();
  }

  override render() {
    return html`${pageTitle({
      title: t('waits-at', { number: placeShown(this.desk) ?? '–' }),
      lead: t('waits-lead'),
      filters: visitTabs('/visits/waits', this.desk),
    })}
    ${this.view.render({
      pending: () => this.list(this.view.value ?? []),
      complete: (waits) => this.list(waits, true),
      error: (error) =>
        html`<p class="note" role="alert">
          ${icon('alert')}${error instanceof Error ? error.message : t('list-failed')}
        </p>`,
    })}`;
  }

  private list(waits: readonly WaitView[], known = false) {
    if (!waits.length)
      return known
        ? emptyState({ icon: 'calendar', title: t('waits-none'), text: t('waits-none-how') })
        : nothing;
    return html`<div class="panel">
      <ol class="lines">
        ${waits.map(
          (wait) =>
            html`<li>
              <div>
                <a class="code private" href="/patients/${wait.patientId}">${cardOf(wait)}</a>
                <span>${wait.service.code}</span>
                <p class="small soft">
                  ${
                    wait.offered
                      ? t('waits-offer', {
                          when: moment(wait.offered),
                          until: moment(wait.offered.until),
                        })
                      : t('waits-between', { from: shortDay(wait.from), to: shortDay(wait.to) })
                  }
                </p>
              </div>
              <div class="row">
                ${
                  wait.offered
                    ? statusChip('soon', t('waits-offered'))
                    : statusChip('plain', t('waits-waiting'))
                }
                ${
                  this.desk.may('visit.book') && !wait.offered
                    ? html`<button class="button narrow" @click=${this.onEnd(wait)}>
                        ${t('waits-end')}<span class="unseen"> ${cardOf(wait)}</span>
                      </button>`
                    : nothing
                }
              </div>
            </li>`,
        )}
      </ol>
    </div>`;
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
      toast(error instanceof Error ? error.message : String(error));
    }
    this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'waits-page': WaitsPage;
  }
}
