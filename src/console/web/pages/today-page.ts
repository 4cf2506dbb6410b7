import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { today } from '../../contract/today.js';
import type { TodayView } from '../../contract/today.js';
import type { TaskView } from '../../contract/tasks.js';
import { call } from '../call.js';
import { moment, wholeDay } from '../dates.js';
import { icon } from '../icons.js';
import { nav } from '../nav.js';
import { emptyState } from '../parts/empty-state.js';
import { pageTitle } from '../parts/page-title.js';
import { parcelChips, parcelNumber } from '../parts/parcel-words.js';
import { showTask } from '../parts/show-task.js';
import { statusChip } from '../parts/status-chip.js';
import { aboutWords, isUrgent, taskWords } from '../parts/task-words.js';
import { todayTiles } from '../parts/today-tiles.js';
import { cardOf } from '../parts/visit-words.js';
import { TaskPage } from '../task-page.js';
import { t } from '../texts.js';

/** What waits for this person today, at the place shown. */
@customElement('today-page')
export class TodayPage extends TaskPage {
  protected override readonly topics = [
    ...['pickup', 'task', 'message', 'visit', 'staff'],
    ...['lot', 'site', 'product'],
  ];
  protected override readonly isOfPlace = true;
  protected override readonly isByClock = true;

  private shown: TodayView | null = null;
  private readonly view = new Task(this, {
    task: async ([siteId], { signal }) => {
      if (!siteId) return null;
      const background = this.shown !== null;
      this.shown = await call(today.read, { query: { siteId } }, { signal, background });
      return this.shown;
    },
    args: () => [this.desk.siteId] as const,
  });

  protected override refresh() {
    void this.view.run();
  }

  override render() {
    const { shown } = this;
    const number = this.desk.places.find(({ id }) => id === this.desk.siteId)?.number;
    if (number === undefined || (shown && !shown.pickups && !shown.tasks && !shown.visits))
      return this.greeting();
    const lead = shown ? t('today-lead', { day: wholeDay(shown.now.day) }) : '';
    return html`${pageTitle({ title: t('today-at', { number }), lead })}
    ${showTask(this.view, (view) => (view ? this.inside(view) : nothing))} ${this.openedTask()}`;
  }

  private inside(view: TodayView) {
    return html`<div class="stack wide">
      ${todayTiles(view, this.desk)}
      <div class="columns">
        ${
          view.visits || view.pickups
            ? html`<div class="stack">
                ${view.visits ? coming(view) : nothing} ${view.pickups ? waiting(view) : nothing}
              </div>`
            : nothing
        }
        ${view.tasks ? this.tasks(view.tasks) : nothing}
      </div>
    </div>`;
  }

  private greeting() {
    return html`${pageTitle({ title: t('today-title') })}
    ${emptyState({
      icon: 'today',
      title: t('today-none-title', { name: this.desk.name }),
      text: this.whyNone(),
      act: html`<div class="row">
        ${nav
          .filter(({ path, permission }) => path !== '/' && permission && this.desk.may(permission))
          .map(
            ({ path, title, icon: drawing }) =>
              html`<a class="button" href=${path}>${icon(drawing)}${t(title)}</a>`,
          )}
      </div>`,
    })}`;
  }

  private whyNone(): string {
    if (this.desk.places.length > 0) return t('today-none');
    return t(this.desk.may('place.manage') ? 'today-first-place' : 'today-no-place');
  }

  private tasks({ open, mine, first }: NonNullable<TodayView['tasks']>) {
    return html`<section class="panel stack">
      <div class="row">
        <h2>${t('today-tasks')}</h2>
        <a href="/tasks">${t('today-tasks-all')}</a>
      </div>
      ${
        open === 0
          ? html`<p class="soft">${t('today-tasks-none')}</p>`
          : html`<p class="soft small">
                ${t('today-tasks-open', { count: open })}. ${t('today-mine', { count: mine })}
              </p>
              <ul class="lines">
                ${first.map((task) => this.task(task))}
              </ul>`
      }
    </section>`;
  }

  private task(task: TaskView) {
    const open = () => {
      this.opened = task;
    };
    return html`<li>
      <div>
        <button class="line-act" @click=${open}>${taskWords(task)}</button>
        <p class="small soft private">${[...aboutWords(task), moment(task.created)].join(', ')}</p>
      </div>
      ${isUrgent(task) ? statusChip('act', t('tasks-urgent')) : nothing}
    </li>`;
  }
}

/** Who came to a visit and is not seen yet, whoever came first on top. */
function coming({ waiting: here }: TodayView) {
  return html`<section class="panel stack">
    <div class="row">
      <h2>${t('today-coming')}</h2>
      <a href="/visits?look=day">${t('today-visits-all')}</a>
    </div>
    ${
      here.length === 0
        ? html`<p class="soft">${t('today-coming-none')}</p>`
        : html`<ul class="lines">
            ${here.map(
              (visit) =>
                html`<li>
                  <a href="/patients/${visit.patientId}"
                    >${visit.time} ${visit.service.code}
                    <span class="code private">${cardOf(visit)}</span></a
                  >
                  ${statusChip('soon', t('today-since', { time: visit.since.time }))}
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

/** Who stands at the desk, whoever came first on top. */
function waiting({ here }: TodayView) {
  return html`<section class="panel stack">
    <h2>${t('today-waiting')}</h2>
    ${
      here.length === 0
        ? html`<p class="soft">${t('today-waiting-none')}</p>`
        : html`<ul class="lines">
            ${here.map(
              (parcel) =>
                html`<li>
                  <a href="/pickups?show=here&amp;parcel=${parcel.parcel}"
                    >${t('pickups-parcel')}
                    <span class="code">${parcelNumber(parcel.parcel)}</span></a
                  >
                  ${parcelChips(parcel)}
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'today-page': TodayPage;
  }
}
