import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { z } from 'zod';
import { visits } from '../../contract/visits.js';
import { call } from '../call.js';
import { dayAfter, moment, wholeDay } from '../dates.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { confirmAct } from '../parts/confirm-act.js';
import { pageTitle } from '../parts/page-title.js';
import { showTask } from '../parts/show-task.js';
import { statusChip } from '../parts/status-chip.js';
import { toast, toastRefusal } from '../parts/toast.js';
import { cardOf, placeShown, visitTabs } from '../parts/visit-words.js';
import { today } from '../../contract/today.js';
import { changeQuery } from '../router.js';
import { t } from '../texts.js';

type DayView = z.output<typeof visits.day.answer>;

/** The end of a day: what is missing by name, then "all handovers are entered". */
@customElement('day-page')
export class DayPage extends Page {
  protected override readonly topics = ['visit', 'pickup', 'site'];
  protected override readonly isOfPlace = true;

  private readonly view = new Task(this, {
    task: async ([siteId, asked], { signal }) => {
      if (!siteId) return null;
      const { now } = await call(today.read, { query: { siteId } }, { signal, background: true });
      const day = asked || now.day;
      const seen = await call(visits.day, { params: { id: siteId, day } }, { signal });
      return { ...seen, day, now };
    },
    args: () => [this.desk.siteId, this.query.get('on') ?? ''] as const,
  });

  protected override refresh() {
    void this.view.run();
  }

  override render() {
    const seen = this.view.value;
    return html`${pageTitle({
      title: t('day-at', { number: placeShown(this.desk) ?? '–' }),
      lead: seen ? wholeDay(seen.day) : '',
      filters: html`${visitTabs('/visits/day', this.desk)} ${seen ? this.way(seen) : nothing}`,
    })}
    ${showTask(this.view, (view) => (view ? this.inside(view, view.day) : nothing))}`;
  }

  private way({ day, now: { day: today } }: { day: string; now: { day: string } }) {
    const go = (days: number) => () => {
      changeQuery({ on: days ? dayAfter(day, days) : null });
    };
    return html`<div class="row calendar-way">
      <button class="button narrow" aria-label=${t('day-before')} @click=${go(-1)}>
        ${icon('left')}
      </button>
      <button class="button narrow" @click=${go(0)}>${t('visits-now')}</button>
      <button
        class="button narrow"
        aria-label=${t('day-after')}
        ?disabled=${day >= today}
        @click=${go(1)}
      >
        ${icon('right')}
      </button>
    </div>`;
  }

  private inside(view: DayView, day: string) {
    if (view.closed)
      return html`<section class="panel stack">
        <p>${statusChip('ready', t('day-closed', { when: moment(view.closed) }))}</p>
        <p class="soft">${t('day-closed-how')}</p>
      </section>`;
    return html`<section class="panel stack">
      <h2>${view.left ? t('day-missing', { count: view.left }) : t('day-nothing')}</h2>
      <p class="soft">${view.left ? t('day-missing-how') : t('day-nothing-how')}</p>
      ${view.left ? this.missing(view) : nothing}
      <div class="acts">
        <button
          class="button first"
          ?disabled=${view.left > 0}
          @click=${() => void this.close(day)}
        >
          ${t('day-close')}
        </button>
      </div>
    </section>`;
  }

  private missing({ visits: open, parcels }: DayView) {
    return html`<ul class="lines">
      ${open.map(
        (visit) =>
          html`<li>
            <span
              >${visit.time} ${visit.service.code}
              <span class="code private">${cardOf(visit)}</span></span
            >
            <span class="row"
              >${statusChip('soon', t(`visit-state-${visit.state}`))}
              <a href="/visits?look=day&amp;on=${visit.day}">${t('day-open')}</a></span
            >
          </li>`,
      )}
      ${parcels.map(
        (parcel) =>
          html`<li>
            <span>${t('day-parcel', { parcel })}</span>
            <a href="/pickups?show=here&amp;parcel=${parcel}">${t('day-open')}</a>
          </li>`,
      )}
    </ul>`;
  }

  private async close(day: string): Promise<void> {
    const id = this.desk.siteId ?? '';
    const sure = await confirmAct({
      title: t('day-close-ask'),
      consequence: t('day-close-how'),
      act: t('day-close'),
    });
    if (!sure) return;
    try {
      await call(visits.closeDay, { params: { id, day } });
      toast(t('day-close-done'));
    } catch (error) {
      toastRefusal(error);
    }
    this.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'day-page': DayPage;
  }
}
