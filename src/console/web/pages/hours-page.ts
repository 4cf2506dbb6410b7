import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { rosters } from '../../contract/rosters.js';
import type { LeaveView, RosterView } from '../../contract/rosters.js';
import { call } from '../call.js';
import { shortDay } from '../dates.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { confirmAct } from '../parts/confirm-act.js';
import { emptyState } from '../parts/empty-state.js';
import { pageTitle } from '../parts/page-title.js';
import { readAnew } from '../parts/read-anew.js';
import { showTask } from '../parts/show-task.js';
import { toast, toastRefusal } from '../parts/toast.js';
import { placeShown, visitTabs } from '../parts/visit-words.js';
import { t } from '../texts.js';
import '../parts/hours-sheet.js';
import '../parts/leave-sheet.js';

type HoursView = z.output<typeof rosters.list.answer>;
type Person = HoursView['people'][number];
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Who works at the place shown and when, and who is away; a doctor changes own hours alone. */
@customElement('hours-page')
export class HoursPage extends Page {
  protected override readonly topics = ['roster', 'staff'];
  @state() private line: Partial<RosterView> | null = null;
  @state() private away = '';

  private readonly view = new Task(this, {
    task: async ([siteId], { signal }) =>
      siteId ? call(rosters.list, { query: { siteId } }, { signal }) : null,
    args: () => [this.desk.siteId] as const,
  });

  protected override refresh() {
    void this.view.run();
  }

  override render() {
    const { staffId } = this.desk;
    const listed = this.view.value?.people.some(({ id }) => id === staffId) ?? false;
    const own = listed && this.mayChange(staffId);
    return html`${pageTitle({
      title: t('hours-at', { number: placeShown(this.desk) ?? '–' }),
      lead: t('hours-lead'),
      act: own
        ? html`<button class="button first" @click=${() => (this.away = this.desk.staffId)}>
            ${t('hours-leave')}
          </button>`
        : nothing,
      filters: visitTabs('/hours', this.desk),
    })}
    ${showTask(this.view, (view) => (view ? this.people(view) : nothing))} ${this.sheets()}`;
  }

  private sheets() {
    const shut = () => {
      this.line = null;
      this.away = '';
    };
    const listed = () => readAnew(this.view);
    const seen = this.view.value;
    if (!seen) return nothing;
    if (this.line)
      return html`<hours-sheet
        .line=${this.line}
        .today=${seen.today}
        .listed=${listed}
        @close=${shut}
        @done=${shut}
      ></hours-sheet>`;
    if (!this.away) return nothing;
    return html`<leave-sheet
      .staffId=${this.away}
      .people=${seen.people.filter(({ id }) => this.mayChange(id))}
      .today=${seen.today}
      .listed=${listed}
      @close=${shut}
      @done=${shut}
    ></leave-sheet>`;
  }

  private mayChange(staffId: string): boolean {
    const { desk } = this;
    return desk.may('roster.manage') || (desk.may('roster.own') && desk.staffId === staffId);
  }

  private people({ people, hours, leaves }: HoursView) {
    if (!people.length)
      return emptyState({ icon: 'staff', title: t('hours-nobody'), text: t('hours-nobody-how') });
    const known = ({ id }: Person) =>
      id === this.desk.staffId || [...hours, ...leaves].some(({ staffId }) => staffId === id);
    const others = people.filter((one) => !known(one));
    const week = (one: Person) => this.person(one, { hours, leaves });
    return html`<div class="stack wide">
      ${people.filter(known).map(week)}
      ${
        others.length
          ? html`<details class="others">
              <summary>${t('hours-others', { count: others.length })}</summary>
              <div class="stack wide">${others.map(week)}</div>
            </details>`
          : nothing
      }
    </div>`;
  }

  private person(
    { id, name, speciality }: Person,
    { hours, leaves }: Pick<HoursView, 'hours' | 'leaves'>,
  ) {
    const away = leaves.filter(({ staffId }) => staffId === id);
    const on = (weekday: number) =>
      hours.filter((one) => one.staffId === id && one.weekday === weekday);
    return html`<section class="panel stack">
      <div class="row">
        <h2>
          <span class="private">${name}</span>
          ${speciality ? html`<span class="soft small">${speciality}</span>` : nothing}
        </h2>
        ${
          this.mayChange(id)
            ? html`<button class="button narrow" @click=${() => (this.away = id)}>
                ${t('hours-leave')}<span class="unseen">, ${name}</span>
              </button>`
            : nothing
        }
      </div>
      <ul class="week">
        ${WEEK.map((weekday) => this.weekday(weekday, id, on(weekday)))}
      </ul>
      ${away.length ? this.leaves(away) : nothing}
    </section>`;
  }

  private weekday(weekday: number, staffId: string, lines: readonly RosterView[]) {
    const day = t(`weekday-${String(weekday)}`);
    const words = (line: RosterView) =>
      html`${line.from} –
      ${line.to}${
        line.validUntil
          ? html`<span class="small soft">
              ${t('hours-until', { day: shortDay(line.validUntil) })}</span
            >`
          : nothing
      }`;
    const may = this.mayChange(staffId);
    return html`<li>
      <span class="small soft">${day}</span>
      ${lines.map((line) =>
        may
          ? html`<button class="opens" @click=${() => (this.line = line)}>
              <span class="unseen">${day} </span>${words(line)}
            </button>`
          : html`<span>${words(line)}</span>`,
      )}
      ${lines.length || may ? nothing : html`<span class="soft">–</span>`}
      ${
        may
          ? html`<button
              class="plus"
              aria-label=${t('hours-add', { day })}
              @click=${() => (this.line = { staffId, siteId: this.desk.siteId ?? '', weekday })}
            >
              ${icon('plus')}
            </button>`
          : nothing
      }
    </li>`;
  }

  private leaves(leaves: readonly LeaveView[]) {
    return html`<ul class="lines">
      ${leaves.map(
        (leave) =>
          html`<li>
            <span
              >${t('hours-away', { from: shortDay(leave.firstDay), to: shortDay(leave.lastDay) })}
              <span class="soft">${t(`leave-reason-${leave.reason}`)}</span></span
            >
            ${
              this.mayChange(leave.staffId)
                ? html`<button class="button narrow quiet" @click=${this.onBack(leave)}>
                    ${t('hours-back')}<span class="unseen"> ${shortDay(leave.firstDay)}</span>
                  </button>`
                : nothing
            }
          </li>`,
      )}
    </ul>`;
  }

  private readonly onBack = (leave: LeaveView) => async () => {
    const sure = await confirmAct({
      title: t('hours-back-ask'),
      consequence: t('hours-back-how'),
      act: t('hours-back'),
    });
    if (!sure) return;
    try {
      await call(rosters.endLeave, { params: { id: leave.id } });
      toast(t('hours-back-done'));
    } catch (error) {
      toastRefusal(error);
    }
    this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hours-page': HoursPage;
  }
}
