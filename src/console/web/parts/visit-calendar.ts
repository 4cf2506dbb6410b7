import { Calendar } from '@fullcalendar/core';
import type { EventContentArg, EventDropArg, EventInput, PluginDef } from '@fullcalendar/core';
import { Task } from '@lit/task';
import { html, LitElement, render } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { z } from 'zod';
import type { visits, VisitView } from '../../contract/visits.js';
import { moment } from '../dates.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';
import { fetched } from './fetched.js';
import { loadAnew } from './load-anew.js';
import { cardOf } from './visit-words.js';

export type CalendarLook = 'day' | 'week' | 'list';
export type Seen = z.output<typeof visits.list.answer>;

const VIEWS: Record<CalendarLook, string> = {
  day: 'timeGridDay',
  week: 'timeGridWeek',
  list: 'listWeek',
};

/** A grid draws no list and a list no grid, so each is fetched when it is looked at first. */
const KINDS = {
  grid: () => import('@fullcalendar/timegrid'),
  list: () => import('@fullcalendar/list'),
};

const kindOf = (look: CalendarLook) => (look === 'list' ? 'list' : 'grid');

/** A drag: where a visit would go. */
export interface Dragged {
  visit: VisitView;
  day: string;
  time: string;
}

/** Visits in a grid of hours or a list. Raises `open` (a visit), `free` (a day and time that was pressed) and `drag`. */
@customElement('visit-calendar')
export class VisitCalendar extends LitElement {
  @property() look: CalendarLook = 'week';
  @property() on = '';
  @property({ attribute: false }) seen: Seen | null = null;
  @property({ attribute: false }) mayMove = false;
  @query('.calendar') private readonly home!: HTMLElement;

  @state() private stands = false;

  private calendar: Calendar | null = null;
  private drawnBy: readonly PluginDef[] = [];

  private readonly view = new Task(this, {
    task: async ([kind]) => ({ kind, plugin: (await fetched(KINDS[kind])).default }),
    args: () => [kindOf(this.look)] as const,
  });
  /** What drags and presses need comes after what is seen first. */
  private readonly hands = new Task(this, {
    task: async ([needed]) =>
      needed ? [(await fetched(() => import('@fullcalendar/interaction'))).default] : [],
    args: () => [this.stands && this.mayMove && this.look !== 'list'] as const,
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const failed = () =>
      html`<p role="alert">${t('not-loaded-words')}</p>
        ${loadAnew()}`;
    return html`${this.view.render({ error: failed })}${this.hands.render({ error: failed })}
      <div
        class="calendar"
        tabindex="0"
        role="group"
        aria-label=${t('visits-tab-calendar')}
      ></div>`;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.calendar?.destroy();
    this.calendar = null;
  }

  protected override updated(changed: PropertyValues<this>) {
    const { seen } = this;
    const view = this.view.value;
    // What stands stays until what draws the other look is there.
    if (!seen || view?.kind !== kindOf(this.look)) return;
    const plugins = [view.plugin, ...(this.hands.value ?? [])];
    this.staying(() => {
      if (this.calendar && sameOf(plugins, this.drawnBy)) this.follow(this.calendar, seen, changed);
      else this.begin(seen, plugins);
    });
  }

  /** Who stood on a visit before it was drawn anew stands there again. */
  private staying(draw: () => void): void {
    const { visit } = (document.activeElement as HTMLElement | null)?.dataset ?? {};
    draw();
    if (visit) this.home.querySelector<HTMLElement>(`[data-visit="${visit}"]`)?.focus();
  }

  /** Draws all anew in one stroke, by what is there by now: nothing moves. */
  private begin(seen: Seen, plugins: PluginDef[]): void {
    const { home } = this;
    home.style.minHeight = `${home.offsetHeight}px`;
    this.calendar?.destroy();
    this.drawnBy = plugins;
    this.calendar = this.make(seen, plugins);
    this.calendar.render();
    home.style.minHeight = '';
    this.toToday();
    if (!this.stands) performance.mark('first-view');
    this.stands = true;
  }

  /** Where a week is wider than its frame, today comes first: days that are over are behind it. */
  private toToday(): void {
    const left = (of: string) => this.home.querySelector(of)?.getBoundingClientRect().left;
    const [monday, today] = [left('th.fc-day'), left('th.fc-day-today')];
    if (monday !== undefined && today !== undefined) this.home.scrollLeft = today - monday;
  }

  private follow(calendar: Calendar, seen: Seen, changed: PropertyValues<this>): void {
    if (changed.has('look')) calendar.changeView(VIEWS[this.look], this.on);
    if (changed.has('on')) calendar.gotoDate(this.on);
    if (changed.has('look') || changed.has('on')) this.toToday();
    if (!changed.has('seen')) return;
    // At one stroke: between taking off and putting on, no visit could be pressed or dragged.
    calendar.batchRendering(() => {
      calendar.setOption('slotMinTime', `${seen.hours.from}:00`);
      calendar.setOption('slotMaxTime', `${seen.hours.to}:00`);
      calendar.removeAllEventSources();
      calendar.addEventSource(this.events(seen));
    });
  }

  /** Wall times are the truth here, so the grid is told that they are UTC and never shifts them. */
  private make(seen: Seen, plugins: PluginDef[]): Calendar {
    return new Calendar(this.home, {
      ...{ plugins, events: this.events(seen) },
      ...{ initialView: VIEWS[this.look], initialDate: this.on, timeZone: 'UTC', firstDay: 1 },
      ...{ headerToolbar: false, allDaySlot: false, height: 'auto', expandRows: true },
      ...{ nowIndicator: true, slotDuration: '00:30:00', eventInteractive: true },
      ...{ slotEventOverlap: false, eventDurationEditable: false, dragScroll: true },
      ...{ slotMinTime: `${seen.hours.from}:00`, slotMaxTime: `${seen.hours.to}:00` },
      now: () => `${this.seen?.now.day ?? ''}T${this.seen?.now.time ?? '00:00'}:00Z`,
      ...{ locale: 'en-GB', slotLabelFormat: CLOCK, eventTimeFormat: CLOCK },
      dayHeaderFormat: { weekday: 'short', day: 'numeric', month: 'short' },
      listDayFormat: { weekday: 'long', day: 'numeric', month: 'long' },
      listDaySideFormat: false,
      noEventsContent: t('visits-none'),
      eventDidMount: ({ el, event }) => {
        el.dataset['visit'] = event.id;
      },
      eventContent: (arg) => ({ domNodes: [drawn(arg)] }),
      eventClick: ({ event, jsEvent }) => {
        jsEvent.preventDefault();
        this.raise('open', visitOf(event.extendedProps));
      },
      dateClick: ({ dateStr }) => {
        this.raise('free', { day: dateStr.slice(0, 10), time: dateStr.slice(11, 16) });
      },
      eventDrop: (drop) => {
        this.raise('drag', draggedOf(drop));
      },
    });
  }

  private events({ visits: rows, closed, now }: Seen): EventInput[] {
    const shut = closed.map((day) => ({
      ...{ start: `${day}T00:00`, end: `${day}T23:59`, display: 'background' },
      classNames: ['closed-day'],
    }));
    const here = `${now.day}T${now.time}`;
    const booked = rows.map((visit) => ({
      id: visit.id,
      start: `${visit.day}T${visit.time}`,
      end: `${visit.day}T${visit.ends}`,
      title: `${visit.service.code}, ${cardOf(visit)}`,
      extendedProps: { visit },
      classNames: [`visit-${visit.state}`],
      editable: this.mayMove && visit.state === 'booked' && `${visit.day}T${visit.time}` > here,
    }));
    return this.look === 'list' ? booked : [...shut, ...booked];
  }

  private raise(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

const sameOf = (some: readonly PluginDef[], others: readonly PluginDef[]) =>
  some.length === others.length && some.every((one) => others.includes(one));

/** What a visit's event carries. */
const visitOf = (props: Record<string, unknown>) => props['visit'] as VisitView;

function draggedOf({ event }: EventDropArg): Dragged {
  const to = event.startStr;
  const visit = visitOf(event.extendedProps);
  return { visit, day: to.slice(0, 10), time: to.slice(11, 16) };
}

const DRAWINGS = { arrived: 'soon', 'checked-in': 'person', fulfilled: 'ready', noshow: 'alert' };

/** A visit in the grid: time, what for, whose card; its state by a drawing and for the ear. */
function drawn({ event, view }: EventContentArg): HTMLElement {
  const node = document.createElement('span');
  const props: Record<string, unknown> = event.extendedProps;
  if (!props['visit']) return node;
  const visit = visitOf(props);
  node.className = 'drawn';
  const name = DRAWINGS[visit.state as keyof typeof DRAWINGS] as
    'soon' | 'person' | 'ready' | 'alert' | undefined;
  render(
    html`${view.type === 'listWeek' ? '' : html`<b>${visit.time}</b> `}<span class="what"
        >${visit.service.code}</span
      >
      <span class="code private">${cardOf(visit)}</span>
      <span class="who private">${visit.staff.name}</span>
      ${visit.state === 'booked' && visit.coming ? coming(visit.coming, view.type) : ''}
      ${name ? icon(name) : ''}<span class="unseen">${t(`visit-state-${visit.state}`)}</span>`,
    node,
  );
  return node;
}

/** They said that they will come: a drawing, with its words where there is room and for the ear. */
const coming = (at: NonNullable<VisitView['coming']>, look: string) =>
  html`${icon('coming')}<span class=${look === 'listWeek' ? 'soft small' : 'unseen'}
      >${t('visit-coming-at', { when: moment(at) })}</span
    >`;

declare global {
  interface HTMLElementTagNameMap {
    'visit-calendar': VisitCalendar;
  }
}
