import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { visits } from '../../contract/visits.js';
import type { VisitView } from '../../contract/visits.js';
import { call } from '../call.js';
import { dayAfter, moment, shortDay, wholeDay } from '../dates.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { confirmAct } from '../parts/confirm-act.js';
import { LateFile } from '../parts/late-file.js';
import { pageTitle } from '../parts/page-title.js';
import { progressLine } from '../parts/progress-line.js';
import { sayMoved } from '../parts/say-moved.js';
import { failedOf } from '../parts/show-task.js';
import { toastRefusal } from '../parts/toast.js';
import type { CalendarLook, Dragged, Seen } from '../parts/visit-calendar.js';
import { cardOf, placeShown, visitTabs } from '../parts/visit-words.js';
import { changeQuery } from '../router.js';
import { t } from '../texts.js';
import '../parts/visit-calendar.js';

const LOOKS: readonly CalendarLook[] = ['day', 'week', 'list'];

interface Booking {
  day?: string;
  time?: string;
  moving?: VisitView;
}

/** The visits of the place shown by day, week or list, of everyone or of one practitioner. */
@customElement('visits-page')
export class VisitsPage extends Page {
  protected override readonly topics = ['visit', 'roster', 'site'];
  protected override readonly isOfPlace = true;
  @state() private opened: VisitView | null = null;
  @state() private booking: Booking | null = null;
  @state() private seen: Seen | null = null;

  private readonly late = new LateFile(this);
  private readonly view = new Task(this, {
    task: async ([siteId, on, look, staffId], { signal }) => {
      if (!siteId) return;
      const background = this.seen !== null;
      const span = look === 'day' ? 'day' : 'week';
      const query = { siteId, span, ...(on && { on }), ...(staffId && { staffId }) } as const;
      this.seen = await call(visits.list, { query }, { signal, background });
    },
    args: () => [this.desk.siteId, this.asked, this.look, this.staffId] as const,
  });

  protected override refresh() {
    void this.view.run();
  }

  /** The sheets are fetched when they are opened first. */
  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    if (changed.has('booking') && this.booking)
      this.late.fetch(() => import('../parts/book-sheet.js'));
    if (changed.has('opened') && this.opened)
      this.late.fetch(() => import('../parts/visit-sheet.js'));
  }

  override render() {
    const number = placeShown(this.desk) ?? '–';
    const act = this.desk.may('visit.book')
      ? html`<button class="button first" @click=${() => (this.booking = {})}>
          ${icon('plus')}${t('visits-book')}
        </button>`
      : nothing;
    return html`${pageTitle({
        title: t('visits-at', { number }),
        lead: this.lead,
        act,
        filters: html`${visitTabs('/visits', this.desk)} ${this.filters()}`,
      })}
      ${failedOf(this.view) ?? (this.seen ? nothing : progressLine(t('list-loading')))}
      <visit-calendar
        .look=${this.look}
        .on=${this.on}
        .seen=${this.seen}
        .mayMove=${this.desk.may('visit.book')}
        @open=${({ detail }: CustomEvent<VisitView>) => (this.opened = detail)}
        @free=${this.onFree}
        @drag=${({ detail }: CustomEvent<Dragged>) => void this.drag(detail)}
      ></visit-calendar>
      ${this.late.lost(this.shut) ?? this.sheets()}`;
  }

  private sheets() {
    const { opened, booking } = this;
    const done = () => {
      this.shut();
      this.refresh();
    };
    if (booking)
      return html`<book-sheet
        .desk=${this.desk}
        .start=${booking}
        .moving=${booking.moving ?? null}
        .staffId=${this.staffId}
        @close=${this.shut}
        @done=${done}
      ></book-sheet>`;
    if (!opened) return nothing;
    return html`<visit-sheet
      .visit=${opened}
      .desk=${this.desk}
      @close=${this.shut}
      @changed=${({ detail }: CustomEvent<VisitView>) => {
        this.opened = detail;
        this.refresh();
      }}
      @done=${done}
      @move=${() => {
        this.booking = { moving: opened };
        this.opened = null;
      }}
    ></visit-sheet>`;
  }

  private readonly shut = () => {
    this.opened = this.booking = null;
  };

  private get look(): CalendarLook {
    const asked = this.query.get('look');
    const usual = matchMedia('(width < 700px)').matches ? 'day' : 'week';
    return LOOKS.find((one) => one === asked) ?? usual;
  }

  private get staffId(): string {
    return this.query.get('with') ?? '';
  }

  private get asked(): string {
    const asked = this.query.get('on') ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : '';
  }

  /** The day shown, or one of the week that is; the place's own today where none is named. */
  private get on(): string {
    return this.asked || (this.seen?.now.day ?? '');
  }

  private get lead() {
    if (!this.seen) return '';
    const { from, to } = this.seen;
    return from === to ? wholeDay(from) : `${shortDay(from)} – ${shortDay(to)}`;
  }

  private filters() {
    const step = this.look === 'day' ? 1 : 7;
    const go = (days: number) => () => {
      changeQuery({ on: days && this.on ? dayAfter(this.on, days) : null });
    };
    const people = this.seen?.people ?? [];
    return html`<div class="row calendar-way">
        <button class="button narrow" aria-label=${t('visits-before')} @click=${go(-step)}>
          ${icon('left')}
        </button>
        <button class="button narrow" @click=${go(0)}>${t('visits-now')}</button>
        <button class="button narrow" aria-label=${t('visits-after')} @click=${go(step)}>
          ${icon('right')}
        </button>
      </div>
      <label>
        <span>${t('visits-look')}</span>
        <select @change=${pick('look')}>
          ${LOOKS.map(
            (look) =>
              html`<option value=${look} ?selected=${look === this.look}>
                ${t(`visits-look-${look}`)}
              </option>`,
          )}
        </select>
      </label>
      <label>
        <span>${t('visits-with')}</span>
        <select @change=${pick('with')}>
          <option value="">${t('visits-everyone')}</option>
          ${people.map(
            ({ id, name }) =>
              html`<option value=${id} ?selected=${id === this.staffId}>${name}</option>`,
          )}
        </select>
      </label>
      <button
        class="button quiet"
        @click=${() => {
          window.print();
        }}
      >
        ${icon('printer')}${t('visits-print')}
      </button>`;
  }

  private readonly onFree = ({ detail }: CustomEvent<{ day: string; time: string }>) => {
    if (this.desk.may('visit.book')) this.booking = detail;
  };

  /** Draws what is known anew: what was dragged stands where it was, also where the list was read again meanwhile. */
  private putBack(): void {
    if (this.seen) this.seen = { ...this.seen };
  }

  /** A drag asks as the form does, and can be taken back. */
  private async drag({ visit, day, time }: Dragged): Promise<void> {
    const sure = await confirmAct({
      title: t('visit-move-ask', { card: cardOf(visit), when: moment({ day, time }) }),
      consequence: t('visit-move-told', { was: moment(visit) }),
      act: t('visit-move'),
    });
    if (!sure) {
      this.putBack();
      return;
    }
    try {
      const { id, rev, staff } = visit;
      const body = { rev, day, time, staffId: staff.id };
      const moved = await call(visits.move, { params: { id }, body });
      sayMoved(visit, moved, () => {
        this.refresh();
      });
      this.refresh();
    } catch (error) {
      this.putBack();
      toastRefusal(error);
    }
  }
}

const pick =
  (name: string) =>
  ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) changeQuery({ [name]: target.value || null });
  };

declare global {
  interface HTMLElementTagNameMap {
    'visits-page': VisitsPage;
  }
}
