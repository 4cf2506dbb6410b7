import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { visits } from '../../../contract/visits.js';
import type { VisitView } from '../../../contract/visits.js';
import { call } from '../../call.js';
import { moment, shortDay } from '../../dates.js';
import { icon } from '../../icons.js';
import { listen } from '../../live.js';
import { t } from '../../texts.js';
import { pager } from '../pager.js';
import { progressLine } from '../progress-line.js';
import { failedOf } from '../show-task.js';
import { visitChips } from '../visit-words.js';
import '../book-sheet.js';
import './kind-sheet.js';
import type { PatientKind } from './kind-sheet.js';
import '../visit-sheet.js';
import { PatientPart } from './part.js';

const SIZE = 10;
type Seen = z.output<typeof visits.ofPatient.answer>;

/** When the person comes: what is booked, what was, and the kinds on their card. */
@customElement('patient-visits')
export class PatientVisits extends PatientPart {
  @state() private booking: { moving: VisitView | null } | null = null;
  @state() private opened: VisitView | null = null;
  @state() private kind: PatientKind | 'new' | null = null;
  @state() private seen: Seen | null = null;
  @state() private page = 1;

  private unlisten: (() => void) | null = null;
  private readonly view = new Task(this, {
    task: async ([id, page], { signal }) => {
      const background = this.seen !== null;
      const query = { page, size: SIZE };
      this.seen = await call(visits.ofPatient, { params: { id }, query }, { signal, background });
    },
    args: () => [this.patient.id, this.page] as const,
  });

  override connectedCallback() {
    super.connectedCallback();
    this.unlisten = listen(
      ['visit'],
      () => void this.view.run(),
      () => [this.patient.id],
    );
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten?.();
  }

  override render() {
    const { seen } = this;
    const may = this.desk.may('visit.book') && this.patient.state === 'active';
    return html`<section class="panel stack" aria-labelledby="pvisits-title">
        <div class="row">
          <h2 id="pvisits-title">${t('pvisits-title')}</h2>
          ${
            may
              ? html`<button
                  class="button narrow"
                  @click=${() => (this.booking = { moving: null })}
                >
                  ${icon('plus')}${t('visits-book')}
                </button>`
              : nothing
          }
        </div>
        ${this.coming()}
        ${seen?.total === 0 ? html`<p class="soft">${t('pvisits-none')}</p>` : nothing}
        <ul class="lines">
          ${seen?.rows.map(
            (visit) =>
              html`<li>
                <button class="opens" @click=${() => (this.opened = visit)}>
                  ${moment(visit)}
                </button>
                <span class="soft"
                  >${visit.service.code}, ${t('place', { number: visit.place })},
                  <span class="private">${visit.staff.name}</span></span
                >
                ${visitChips(visit)}
              </li>`,
          )}
        </ul>
        ${seen && seen.total > SIZE ? this.pager(seen.total) : nothing}
        ${seen ? this.kinds(seen, may) : nothing}
      </section>
      ${this.sheets()}`;
  }

  private coming() {
    return failedOf(this.view) ?? (this.seen ? nothing : progressLine(t('list-loading')));
  }

  /** Its pages are its own: the address belongs to the record. */
  private pager(total: number) {
    const turn = (to: number) => (this.page = to);
    return pager({ label: t('pvisits-title'), page: this.page, size: SIZE, total, turn });
  }

  /** The kinds on the card, by their letters. */
  private kinds({ kinds }: Seen, may: boolean) {
    const words = ({ letter, code, dueOn }: PatientKind) =>
      [
        t('pvisits-kind', { letter, code }),
        ...(dueOn ? [t('pvisits-due', { day: shortDay(dueOn) })] : []),
      ].join(', ');
    return html`<div class="row">
      <p class="soft small">${kinds.length ? `${t('pvisits-kinds')}:` : t('pvisits-kinds-none')}</p>
      ${kinds.map((kind) =>
        may
          ? html`<button class="button narrow quiet" @click=${() => (this.kind = kind)}>
              ${words(kind)}
            </button>`
          : html`<span class="small">${words(kind)}</span>`,
      )}
      ${
        may
          ? html`<button class="button narrow quiet" @click=${() => (this.kind = 'new')}>
              ${icon('plus')}${t('kind-add')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private sheets() {
    const shut = () => {
      this.booking = null;
      this.opened = null;
      this.kind = null;
    };
    const done = () => {
      shut();
      void this.view.run();
    };
    const { id, publicRef } = this.patient;
    if (this.booking)
      return html`<book-sheet
        .desk=${this.desk}
        .patient=${{ id, publicRef }}
        .moving=${this.booking.moving}
        @close=${shut}
        @done=${done}
      ></book-sheet>`;
    if (this.kind)
      return html`<kind-sheet
        .desk=${this.desk}
        .patientId=${id}
        .usualSiteId=${this.details.usualSiteId ?? ''}
        .kind=${this.kind === 'new' ? null : this.kind}
        .taken=${this.seen?.kinds.map(({ serviceId }) => serviceId) ?? []}
        @close=${shut}
        @done=${done}
      ></kind-sheet>`;
    const { opened } = this;
    if (!opened) return nothing;
    return html`<visit-sheet
      .visit=${opened}
      .desk=${this.desk}
      @close=${shut}
      @changed=${(event: CustomEvent<VisitView>) => {
        event.stopPropagation();
        this.opened = event.detail;
        void this.view.run();
      }}
      @done=${done}
      @move=${() => {
        this.opened = null;
        this.booking = { moving: opened };
      }}
    ></visit-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'patient-visits': PatientVisits;
  }
}
