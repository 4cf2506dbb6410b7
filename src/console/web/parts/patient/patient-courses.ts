import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { courses } from '../../../contract/courses.js';
import type { CourseView } from '../../../contract/patient-views.js';
import { patients } from '../../../contract/patients.js';
import { call } from '../../call.js';
import { shortDay } from '../../dates.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';
import { selectField, textField } from '../fields.js';
import { Form } from '../form.js';
import { progressLine } from '../progress-line.js';
import { statusChip } from '../status-chip.js';
import { toast } from '../toast.js';
import { PatientPart } from './part.js';
import './course-sheet.js';
import '../side-sheet.js';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** What the person collects: a letter each, never larger than it must be. */
@customElement('patient-courses')
export class PatientCourses extends PatientPart {
  @state() private prescribing = false;
  @state() private openId: string | null = null;
  /** The product that is chosen in the form; null for the first. */
  @state() private productId: string | null = null;

  private readonly choices = new Task(this, {
    task: ([asked, siteId], { signal }) =>
      asked
        ? call(courses.choices, { query: siteId ? { siteId } : {} }, { signal })
        : Promise.resolve(null),
    args: () => [this.prescribing, this.details.usualSiteId] as const,
  });

  private readonly form = new Form(this, {
    route: patients.prescribe,
    prefix: 'course',
    given: () => ({ params: { id: this.patient.id } }),
    done: ({ letter }) => {
      this.prescribing = false;
      toast(t('courses-prescribed', { letter }));
      this.changed();
    },
  });

  override render() {
    const all = this.details.courses;
    const open = all.find(({ id }) => id === this.openId);
    return html`<section class="panel stack" aria-labelledby="courses-title">
        <div class="row">
          <h2 id="courses-title">${t('courses-title')}</h2>
          ${
            this.desk.may('course.prescribe') && this.patient.state === 'active'
              ? html`<button class="button narrow" @click=${this.onPrescribe}>
                  ${icon('plus')}${t('courses-prescribe')}
                </button>`
              : nothing
          }
        </div>
        ${all.length === 0 ? html`<p class="soft">${t('courses-none')}</p>` : nothing}
        <ul class="lines">
          ${all.map((course) => this.one(course))}
        </ul>
      </section>
      ${this.prescribing ? this.sheet() : nothing} ${open ? this.about(open) : nothing}`;
  }

  private readonly onPrescribe = () => {
    this.productId = null;
    this.prescribing = true;
  };

  private one(course: CourseView) {
    const { id, letter, dueOn, state: of, withheld } = course;
    const runs = of === 'active' || of === 'on-hold';
    return html`<li>
      <button class="opens" @click=${() => (this.openId = id)}>
        ${t('courses-item', { letter })}
      </button>
      <span class="soft">${runs ? t('courses-due', { day: shortDay(dueOn) }) : nothing}</span>
      ${statusChip(of === 'active' ? 'ready' : of === 'on-hold' ? 'soon' : 'plain', t(`course-state-${of}`))}
      ${withheld ? statusChip('act', t('courses-withheld')) : nothing}
    </li>`;
  }

  private about(course: CourseView) {
    const close = () => (this.openId = null);
    return html`<side-sheet heading=${t('courses-item', { letter: course.letter })} @close=${close}>
      <course-sheet
        .course=${course}
        .again=${this.again}
        .mayChange=${this.desk.may('course.prescribe') && this.patient.state === 'active'}
        @done=${close}
      ></course-sheet>
    </side-sheet>`;
  }

  private sheet() {
    return html`<side-sheet
      heading=${t('courses-prescribe')}
      @close=${() => (this.prescribing = false)}
    >
      ${this.choices.render({
        pending: () => progressLine(t('form-busy')),
        complete: (choices) => (choices ? this.fields(choices) : nothing),
        error: (error) =>
          html`<p class="note" role="alert">
            ${icon('alert')}${error instanceof Error ? error.message : t('list-failed')}
          </p>`,
      })}
    </side-sheet>`;
  }

  /** What the usual place lacks, and what may stand in for it; who prescribes decides. */
  private notHere({ standIns }: Choices['products'][number]) {
    const words = standIns.length
      ? t('courses-stand-ins', { products: standIns.join(', ') })
      : t('courses-no-stand-in');
    const place = this.details.usualPlace ?? 0;
    return html`<p class="note">
      ${icon('alert')}<span>${t('courses-lacks', { place })} ${words}</span>
    </p>`;
  }

  private running() {
    return this.details.courses.filter(({ state: of }) => of === 'active' || of === 'on-hold');
  }

  /** Letters that no running course of the person has. */
  private freeLetters() {
    const taken = this.running().map(({ letter }) => letter);
    return LETTERS.filter((letter) => !taken.includes(letter)).map((value) => ({
      value,
      label: value,
    }));
  }

  private fields({ programmes, products, today }: Choices) {
    const number = (name: string, label: string, value: number) =>
      textField(this.form, { name, label, value, type: 'number', min: 1, look: 'short' });
    const taken = new Set(this.running().map(({ productId }) => productId));
    const options = products
      .filter(({ id }) => !taken.has(id))
      .map(({ id, code, unit, here }) => ({
        value: id,
        label: [code, unit, ...(here === false ? [t('courses-not-here')] : [])].join(' · '),
      }));
    const changed = (id: string) => (this.productId = id);
    const chosen = products.find(({ id }) => id === this.productId);
    return this.form.frame(
      html`${selectField(this.form, {
          ...{ name: 'programmeId', label: t('courses-programme') },
          none: t('courses-choose-programme'),
          options: programmes.map(({ id, code }) => ({ value: id, label: code })),
        })}
        ${selectField(this.form, {
          ...{ name: 'productId', label: t('courses-product'), options, changed },
          none: t('courses-choose-product'),
        })}
        <div role="status">${chosen?.here === false ? this.notHere(chosen) : nothing}</div>
        ${number('units', t('courses-units'), 1)} ${number('daysSupply', t('courses-days'), 30)}
        ${number('intervalDays', t('courses-interval'), 30)}
        ${textField(this.form, {
          ...{ name: 'startOn', label: t('courses-start'), type: 'date', value: today },
        })}
        ${selectField(this.form, {
          ...{ name: 'letter', label: t('courses-letter'), hint: t('courses-letter-hint') },
          ...{ none: t('courses-letter-next'), options: this.freeLetters() },
        })}
        ${textField(this.form, {
          ...{ name: 'dose', label: t('courses-dose'), hint: t('courses-dose-hint') },
          optional: true,
        })}`,
      { submit: t('courses-prescribe') },
    );
  }
}

type Choices = z.output<typeof courses.choices.answer>;

declare global {
  interface HTMLElementTagNameMap {
    'patient-courses': PatientCourses;
  }
}
