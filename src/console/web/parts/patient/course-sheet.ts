import { Task } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { CourseReason, courses } from '../../../contract/courses.js';
import type { SupplyView } from '../../../contract/courses.js';
import type { CourseView } from '../../../contract/patient-views.js';
import { call } from '../../call.js';
import { shortDay, wholeDay } from '../../dates.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';
import { attempt } from '../attempt.js';
import { choiceField } from '../fields.js';
import { Form } from '../form.js';
import { progressLine } from '../progress-line.js';
import { toast } from '../toast.js';
import './supply-strip.js';

type Next = 'active' | 'on-hold' | 'stopped' | 'completed';

/** Where a course can go from each state. */
const nextOf: Record<CourseView['state'], readonly Next[]> = {
  active: ['on-hold', 'completed', 'stopped'],
  'on-hold': ['active', 'completed', 'stopped'],
  stopped: [],
  completed: [],
};

/** One course: what it is, how it went, what comes next, and what can be done with it. */
@customElement('course-sheet')
export class CourseSheet extends LitElement {
  @property({ attribute: false }) course!: CourseView;
  @property({ attribute: false }) mayChange = false;
  /** Looks at the course anew, and gives it here. */
  @property({ attribute: false }) again!: () => Promise<void>;
  @state() private next: Next | null = null;

  private readonly supply = new Task(this, {
    task: ([id], { signal }) => call(courses.supply, { params: { id } }, { signal }),
    args: () => [this.course.id] as const,
  });

  private readonly form = new Form(this, {
    route: courses.setState,
    prefix: 'course-state',
    given: () => ({ params: { id: this.course.id } }),
    shape: (typed) => ({ ...typed, state: this.next }),
    drawn: {
      rev: () => this.course.rev,
      again: () => this.again(),
      also: () => ({ [t('course-state')]: t(`course-state-${this.course.state}`) }),
    },
    done: async () => {
      await attempt(this.again);
      toast(t('details-saved'));
      this.dispatchEvent(new CustomEvent('done'));
    },
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { programme, product, units, unit, intervalDays, dose, reason } = this.course;
    const fact = (title: string, value: unknown) =>
      html`<dt>${title}</dt>
        <dd>${value ?? t('details-none')}</dd>`;
    return html`<div class="stack wide">
      <dl class="facts">
        ${fact(t('courses-programme'), programme)} ${fact(t('courses-product'), product)}
        ${fact(t('courses-handovers'), t('courses-every', { units, unit, days: intervalDays }))}
        ${fact(t('courses-dose'), dose)}
        ${reason ? fact(t('course-reason'), t(`course-reason-${reason}`)) : nothing}
      </dl>
      ${this.supply.render({
        pending: () => progressLine(t('form-busy')),
        complete: (supply) => went(supply),
        error: (error) =>
          html`<p class="note" role="alert">
            ${icon('alert')}${error instanceof Error ? error.message : t('list-failed')}
          </p>`,
      })}
      ${this.mayChange ? this.acts() : nothing}
    </div>`;
  }

  private acts() {
    const { next } = this;
    if (!next)
      return html`<div class="row">
        ${nextOf[this.course.state].map(
          (to) =>
            html`<button class="button narrow" @click=${() => (this.next = to)}>
              ${t(`course-act-${to}`)}
            </button>`,
        )}
      </div>`;
    const leave = html`<button class="button" type="button" @click=${() => (this.next = null)}>
      ${t('question-leave')}
    </button>`;
    if (next === 'active')
      return this.form.frame(html`<p>${t('course-consequence-active')}</p>`, {
        submit: t('course-act-active'),
        also: leave,
      });
    const options = CourseReason.options.map((value) => ({
      value,
      label: t(`course-reason-${value}`),
    }));
    const reason = choiceField(this.form, {
      ...{
        name: 'reason',
        label: t('course-reason'),
        hint: t(`course-consequence-${next}`),
        options,
      },
    });
    return this.form.frame(reason, { submit: t(`course-act-${next}`), also: leave });
  }
}

function went(supply: SupplyView) {
  const { pdc, maxGap, daysLeft, answers, next, lost } = supply;
  return html`<section class="stack" aria-label=${t('supply-title')}>
    <h3>${t('supply-title')}</h3>
    <supply-strip .supply=${supply}></supply-strip>
    <p>
      ${
        pdc === null
          ? t('supply-none')
          : t('supply-words', { percent: Math.round(pdc * 100), gap: maxGap, left: daysLeft })
      }
    </p>
    ${answers.length > 0 ? said(answers) : nothing}
    ${next.length > 0 ? html`<p class="soft">${t('supply-next', { days: next.map(shortDay).join(', ') })}</p>` : nothing}
    ${lost ? html`<p class="soft small">${t('supply-lost', { day: wholeDay(lost) })}</p>` : nothing}
  </section>`;
}

/** What they answered when nothing was collected. */
const said = (answers: SupplyView['answers']) =>
  html`<div>
    <p class="soft">${t('supply-asked')}</p>
    <ul class="lines">
      ${answers.map(
        ({ why, on }) =>
          html`<li>
            <span>${t(`supply-why-${why}`)}</span><span class="soft">${shortDay(on)}</span>
          </li>`,
      )}
    </ul>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'course-sheet': CourseSheet;
  }
}
