import { Task } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { rosters } from '../../contract/rosters.js';
import { services } from '../../contract/services.js';
import { visits } from '../../contract/visits.js';
import type { VisitView } from '../../contract/visits.js';
import { call } from '../call.js';
import { moment, shortDay } from '../dates.js';
import type { Desk } from '../desk.js';
import { t } from '../texts.js';
import { selectField } from './fields.js';
import { Form } from './form.js';
import type { Fields } from './form.js';
import './find-patient.js';
import type { Chosen } from './find-patient.js';
import { progressLine } from './progress-line.js';
import { sayMoved } from './say-moved.js';
import { failedOf, taskFailed } from './show-task.js';
import './side-sheet.js';
import { exceptionField, fromField, timeChoices } from './time-choices.js';
import { toast } from './toast.js';
import { cardOf } from './visit-words.js';
import { waitOffer } from './wait-offer.js';
import { wishFields } from './wish-fields.js';

/** Books a visit, or moves one: only what is free can be chosen. Raises `done` when it is, `close` where it was left. */
@customElement('book-sheet')
export class BookSheet extends LitElement {
  @property({ attribute: false }) desk!: Desk;
  /** The patient, where it is known whose it is. */
  @property({ attribute: false }) patient: Chosen | null = null;
  /** What is to be moved. */
  @property({ attribute: false }) moving: VisitView | null = null;
  /** A day and time that was pressed in the calendar. */
  @property({ attribute: false }) start: { day?: string; time?: string } = {};
  @property() staffId = '';
  @property() serviceId = '';
  @state() private siteId = '';
  @state() private day = '';
  @state() private from = '';
  @state() private override_ = false;

  private readonly form = new Form(this, {
    route: visits.book,
    shape: (typed) => ({ ...this.ask, day: typed['day'], time: typed['time'], ...this.exception }),
    done: (visit) => {
      this.done(t('visit-booked', { when: moment(visit), ref: visit.ref }));
    },
    prefix: 'book',
  });

  private readonly mover = new Form(this, {
    route: visits.move,
    given: () => ({ params: { id: this.moving?.id ?? '' } }),
    shape: (typed) => {
      const { siteId, staffId } = this.ask;
      const { day, time } = typed;
      const rev = this.moving?.rev;
      return { rev, siteId, day, time, ...(staffId && { staffId }), ...this.exception };
    },
    done: (visit) => {
      const again = () => this.dispatchEvent(new CustomEvent('done'));
      if (this.moving) sayMoved(this.moving, visit, again);
      again();
    },
    prefix: 'book',
  });

  private readonly choices = new Task(this, {
    task: async (_, { signal }) => (await call(services.list, {}, { signal })).services,
    args: () => [],
  });
  private readonly people = new Task(this, {
    task: async ([siteId], { signal }) =>
      siteId ? (await call(rosters.list, { query: { siteId } }, { signal })).people : [],
    args: () => [this.ask.siteId] as const,
  });
  private readonly days = new Task(this, {
    task: async ([search, from], { signal }) => {
      if (!search) return null;
      const query = { ...readSearch(search), ...(from && { from }) };
      const { days } = await call(visits.days, { query }, { signal });
      if (!days.includes(this.day)) this.day = this.firstOf(days);
      return days;
    },
    args: () => [this.search, this.from] as const,
  });
  private readonly times = new Task(this, {
    task: async ([search, day], { signal }) => {
      if (!search || !day) return null;
      const query = { ...readSearch(search), day };
      return (await call(visits.times, { query }, { signal })).times;
    },
    args: () => [this.search, this.day] as const,
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const heading = this.moving ? t('visit-move') : t('visits-book');
    return html`<side-sheet
      .heading=${heading}
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      <div class="stack wide">${this.patientPart()} ${this.whose ? this.rest() : nothing}</div>
    </side-sheet>`;
  }

  private get whose(): Chosen | null {
    const { moving, patient } = this;
    return moving ? { id: moving.patientId, publicRef: moving.publicRef } : patient;
  }

  private get ask() {
    const { moving } = this;
    return {
      patientId: this.whose?.id ?? '',
      serviceId: moving?.service.id ?? this.serviceId,
      siteId: this.siteId || (moving?.siteId ?? this.desk.siteId ?? ''),
      ...(this.staffId && { staffId: this.staffId }),
    };
  }

  private get exception() {
    return this.override_ ? { override: true } : {};
  }

  /** What the free days are asked for, as one word that a task can compare; empty while something is missing. */
  private get search(): string {
    const { ask, moving } = this;
    if (!ask.patientId || !ask.serviceId || !ask.siteId) return '';
    return JSON.stringify({
      ...ask,
      ...(moving && { moving: moving.id }),
      ...(this.override_ && { override: 'true' }),
    });
  }

  private firstOf(days: readonly string[]): string {
    const { day } = this.start;
    return day && days.includes(day) ? day : (days[0] ?? '');
  }

  private patientPart() {
    const { whose } = this;
    if (whose)
      return html`<p>
        ${t('visit-card')} <span class="code private">${cardOf(whose)}</span>
        ${this.moving ? html`<br /><span class="soft">${t('visit-was', { when: moment(this.moving) })}</span>` : nothing}
      </p>`;
    return html`<find-patient
      @chosen=${({ detail }: CustomEvent<Chosen>) => (this.patient = detail)}
    ></find-patient>`;
  }

  private rest() {
    const form = this.moving ? this.mover : this.form;
    return form.frame(
      html`${this.moving ? nothing : failedOf(this.choices)} ${failedOf(this.people)}
      ${this.wish(form)} ${fromField(this.from, (from) => (this.from = from))}
      ${this.search ? this.dayField() : nothing}
      ${this.day && this.search ? this.timeField() : nothing}
      ${exceptionField(this.override_, (chosen) => (this.override_ = chosen))}`,
      { submit: this.moving ? t('visit-move') : t('visits-book') },
    );
  }

  private wish(form: Fields) {
    const { desk, staffId, serviceId } = this;
    const services = this.moving ? null : (this.choices.value ?? []);
    const people = this.people.value ?? [];
    const wish = { desk, staffId, serviceId, siteId: this.ask.siteId, services, people };
    return wishFields(form, wish, (change) => Object.assign(this, change));
  }

  private dayField() {
    return this.days.render({
      pending: () => progressLine(t('form-busy')),
      error: () => taskFailed(this.days),
      complete: (days) => {
        if (!days) return nothing;
        if (!days.length) return this.full();
        return selectField(this.moving ? this.mover : this.form, {
          ...{ name: 'day', label: t('visit-day'), value: this.day },
          options: days.map((day) => ({ value: day, label: shortDay(day) })),
          changed: (value) => (this.day = value),
        });
      },
    });
  }

  private timeField() {
    return this.times.render({
      pending: () => progressLine(t('form-busy')),
      error: () => taskFailed(this.times),
      complete: (times) => {
        if (!times) return nothing;
        const { time = '' } = this.start;
        return timeChoices(this.moving ? this.mover : this.form, times, time);
      },
    });
  }

  private full() {
    const { patientId, serviceId, siteId } = this.ask;
    const wish = this.moving ? null : { patientId, serviceId, siteId };
    return waitOffer(wish, () => this.dispatchEvent(new CustomEvent('done')));
  }

  private done(words: string): void {
    toast(words);
    this.dispatchEvent(new CustomEvent('done'));
  }
}

type Search = z.input<typeof visits.days.query>;

const readSearch = (search: string) => JSON.parse(search) as Search;

declare global {
  interface HTMLElementTagNameMap {
    'book-sheet': BookSheet;
  }
}
