import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PatientView } from '../../contract/patient-views.js';
import { patients } from '../../contract/patients.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { pageTitle } from '../parts/page-title.js';
import { grouped } from '../parts/patient/grouped.js';
import { showTask } from '../parts/show-task.js';
import { statusChip } from '../parts/status-chip.js';
import { t } from '../texts.js';
import '../parts/patient/patient-gate.js';
import '../parts/patient/patient-care.js';
import '../parts/patient/patient-courses.js';
import '../parts/patient/patient-details.js';
import '../parts/patient/patient-helpers.js';
import '../parts/patient/patient-end.js';
import '../parts/patient/patient-numbers.js';
import '../parts/patient/patient-phone.js';
import '../parts/patient/patient-visits.js';
import '../parts/patient/texts.js';

/** One patient: closed until they let the reader in, then everything of theirs. */
@customElement('patient-page')
export class PatientPage extends Page {
  @state() private shown: PatientView | null = null;

  protected override readonly topics = ['patient', 'course', 'grant', 'contact'];

  private background = false;
  private readonly record = new Task(this, {
    task: async ([id], { signal }) => {
      const { background } = this;
      this.background = false;
      this.shown = await call(patients.read, { params: { id } }, { signal, background });
      this.waitForEnd(this.shown);
      return this.shown;
    },
    args: () => [this.params['id'] ?? ''] as const,
  });

  private ending: number | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.clearTimeout(this.ending);
  }

  /** What the person opened is shown no longer than they opened it for, whoever has a sheet open on it. */
  private waitForEnd({ opened }: PatientView): void {
    window.clearTimeout(this.ending);
    const { secondsLeft = null } = opened ?? {};
    if (secondsLeft === null) return;
    this.ending = window.setTimeout(() => {
      this.lookAgain();
    }, secondsLeft * 1000);
  }

  private lookAgain(): void {
    this.background = true;
    void this.record.run();
  }

  override render() {
    const { shown } = this;
    if (shown && shown.id === this.params['id']) return this.file(shown);
    return html`${this.record.status === TaskStatus.ERROR ? pageTitle({ title: t('patient-failed'), back: BACK }) : nothing}
    ${showTask(this.record, () => nothing)}`;
  }

  /** A second look is a read of a record and is noted, so only an open one is looked at again. */
  protected override get about() {
    return [this.params['id'] ?? ''];
  }

  protected override refresh() {
    if (this.shown?.opened && !this.querySelector('side-sheet')) this.lookAgain();
  }

  private file(patient: PatientView) {
    const { publicRef, details, state: standing } = patient;
    const name = details?.name;
    return html`${pageTitle({
        title: grouped(publicRef),
        isPrivate: true,
        back: BACK,
        act:
          details && standing === 'active' && this.desk.may('patient.edit')
            ? html`<a class="button" href="/patients/${patient.id}/card">
                ${icon('printer')}${t('card-title')}
              </a>`
            : nothing,
        lead: name
          ? html`<span class="private">${name}</span>`
          : html`<span class="private">${patient.hint ?? ''}</span>`,
      })}
      <div
        class="stack wide"
        @changed=${() => void this.record.run()}
        @renewed=${({ detail }: CustomEvent<PatientView>) => (this.shown = detail)}
      >
        ${standing === 'active' ? nothing : this.ended(patient)} ${this.why(patient)}
        ${details ? this.sections(patient) : this.closed(patient)}
      </div>`;
  }

  private ended({ state: standing, mergedInto }: PatientView) {
    return html`<p class="note" role="status">
      ${statusChip('plain', t(`patient-state-${standing}`))}
      ${
        mergedInto
          ? html`<span>
              ${t('patient-merged-into')}
              <a href="/patients/${mergedInto}">${t('patient-merged-go')}</a>
            </span>`
          : t('patient-closed')
      }
    </p>`;
  }

  private why({ opened }: PatientView) {
    if (!opened) return nothing;
    const { time = '' } = opened.until ?? {};
    return html`<p class="soft small">
      ${icon('show')} ${t(`patient-open-${opened.why}`, { time })}
    </p>`;
  }

  private closed(patient: PatientView) {
    if (patient.ask.ways.length === 0 || !this.desk.may('consent.ask')) return nothing;
    return html`<patient-gate .patient=${patient}></patient-gate>`;
  }

  private sections(patient: PatientView) {
    return html`<patient-courses .patient=${patient}></patient-courses>
      ${
        this.desk.may('visit.read')
          ? html`<patient-visits .patient=${patient}></patient-visits>`
          : nothing
      }
      <patient-care .patient=${patient}></patient-care>
      <patient-numbers .patient=${patient}></patient-numbers>
      <patient-details .patient=${patient}></patient-details>
      <patient-phone .patient=${patient}></patient-phone>
      <patient-helpers .patient=${patient}></patient-helpers>
      <patient-end .patient=${patient}></patient-end>`;
  }
}

const BACK = { href: '/patients', label: t('patient-back') };

declare global {
  interface HTMLElementTagNameMap {
    'patient-page': PatientPage;
  }
}
