import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { CORRECTIONS, visits } from '../../contract/visits.js';
import type { VisitView } from '../../contract/visits.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { t } from '../texts.js';
import { ActSheet } from './act-sheet.js';
import { confirmAct } from './confirm-act.js';
import { choiceField } from './fields.js';
import { Form } from './form.js';
import { showTask } from './show-task.js';
import { toast } from './toast.js';
import { cardOf, visitChips } from './visit-words.js';

type Step = typeof visits.arrive;

/** One visit at the side: what it is, what became of it, and what can be done with it. Raises `changed` (the visit) after a step, `done` after an act that ends it, `move` to choose another time, `close` where it was left. */
@customElement('visit-sheet')
export class VisitSheet extends ActSheet {
  @property({ attribute: false }) visit!: VisitView;
  @state() private mode: 'facts' | 'correct' | 'error' = 'facts';
  protected override readonly changedWords = 'visit-changed';

  private readonly history = new Task(this, {
    task: ([id], { signal }) => call(visits.read, { params: { id } }, { signal }),
    args: () => [this.visit.id] as const,
  });

  private readonly drawn = {
    rev: () => this.visit.rev,
    again: async () => {
      this.visit = await call(visits.read, { params: { id: this.visit.id } });
    },
    also: () => ({
      [t('visit-state')]: t(`visit-state-${this.visit.state}`),
      [t('visit-when')]: moment(this.visit),
    }),
  };
  private readonly correct = new Form(this, {
    route: visits.correct,
    given: () => ({ params: { id: this.visit.id } }),
    drawn: this.drawn,
    done: () => {
      this.done('visit-corrected');
    },
    prefix: 'correct',
  });
  private readonly error = new Form(this, {
    route: visits.error,
    given: () => ({ params: { id: this.visit.id } }),
    drawn: this.drawn,
    done: () => {
      this.done('visit-error-done');
    },
    prefix: 'error',
  });

  override render() {
    return this.sheet(t('visit-heading', { card: cardOf(this.visit) }), this.inside());
  }

  private inside() {
    if (this.mode === 'correct') return this.correctForm();
    if (this.mode === 'error') return this.errorForm();
    return html`${this.facts()} ${this.acts()} ${this.past()}`;
  }

  private facts() {
    const { visit } = this;
    const row = (title: string, words: unknown) =>
      html`<dt>${title}</dt>
        <dd>${words}</dd>`;
    return html`${visitChips(visit)}
      <dl class="facts">
        ${row(t('visit-when'), `${moment(visit)} – ${visit.ends}`)}
        ${row(t('visit-service'), visit.service.code)} ${row(t('visit-staff'), visit.staff.name)}
        ${row(
          t('visit-card'),
          html`<a class="code private" href="/patients/${visit.patientId}">${cardOf(visit)}</a>`,
        )}
        ${row(t('visit-ref'), html`<span class="code">${visit.ref}</span>`)}
        ${visit.coming ? row(t('visit-coming'), moment(visit.coming)) : nothing}
        ${visit.given ? row(t('visit-given'), t('visit-given-how')) : nothing}
        ${visit.endReason ? row(t('visit-ended'), t(`visit-end-${visit.endReason}`)) : nothing}
        ${visit.correction ? row(t('visit-why'), t(`visit-reason-${visit.correction}`)) : nothing}
      </dl>`;
  }

  private acts() {
    const { state: now } = this.visit;
    const turn = (mode: 'correct' | 'error') => () => {
      this.mode = mode;
    };
    const missed = now === 'booked' && this.history.value?.over === true;
    const today = now === 'booked' && this.history.value?.ahead === false;
    return this.buttons([
      [today, 'visit.attend', 'visit-arrive', this.step(visits.arrive, 'visit-arrived')],
      [
        now === 'arrived',
        'visit.attend',
        'visit-check-in',
        this.step(visits.checkIn, 'visit-inside'),
      ],
      [
        now === 'checked-in',
        'visit.attend',
        'visit-fulfil',
        this.step(visits.fulfil, 'visit-done'),
      ],
      [missed, 'visit.attend', 'visit-missed', this.onMissed],
      [now === 'booked' && !missed, 'visit.book', 'visit-move', this.onMove],
      [now === 'booked', 'visit.book', 'visit-cancel', this.onCancel],
      [now === 'noshow', 'visit.correct', 'visit-correct', turn('correct')],
      [now !== 'entered-in-error', 'visit.correct', 'visit-error', turn('error')],
    ]);
  }

  private past() {
    return showTask(
      this.history,
      ({ events }) =>
        html`<section class="stack" aria-labelledby="visit-past">
          <h3 id="visit-past">${t('visit-past')}</h3>
          <ul class="lines">
            ${events.map(
              ({ day, time, state: was, reason }) =>
                html`<li>
                  <span
                    >${t(`visit-state-${was}`)}${reason ? html` <span class="soft">${reasonWords(was, reason)}</span>` : nothing}</span
                  >
                  <span class="soft small">${moment({ day, time })}</span>
                </li>`,
            )}
          </ul>
        </section>`,
    );
  }

  private correctForm() {
    const to = ['arrived', 'fulfilled'].map((value) => ({ value, label: t(`visit-to-${value}`) }));
    return this.correct.frame(
      html`${choiceField(this.correct, { name: 'to', label: t('visit-to'), options: to })}
      ${choiceField(this.correct, {
        ...{ name: 'reason', label: t('visit-why'), hint: t('visit-correct-hint') },
        options: reasonsOf(['came-late', 'falsely-missed', 'other']),
      })}`,
      { submit: t('visit-correct'), also: this.leave() },
    );
  }

  private errorForm() {
    return this.error.frame(
      choiceField(this.error, {
        ...{ name: 'reason', label: t('visit-why'), hint: t('visit-error-hint') },
        options: reasonsOf(['wrong-person', 'double', 'other']),
      }),
      { submit: t('visit-error'), also: this.leave() },
    );
  }

  private leave() {
    return html`<button type="button" class="button" @click=${() => (this.mode = 'facts')}>
      ${t('question-leave')}
    </button>`;
  }

  /** One step on; the sheet stays, with the next step on top. */
  private readonly step = (route: Step, words: string) => () => {
    const { id, rev } = this.visit;
    void this.run(async () => {
      this.visit = await call(route, { params: { id }, body: { rev } });
      toast(t(words));
      this.raise('changed', this.visit);
      await this.history.run();
    });
  };

  private readonly onMove = () => {
    this.raise('move');
  };

  private readonly onMissed = async () => {
    const sure = await confirmAct({
      title: t('visit-missed-ask', { when: moment(this.visit) }),
      consequence: t('visit-missed-how'),
      act: t('visit-missed'),
    });
    if (sure) this.step(visits.missed, 'visit-missed-done')();
  };

  private readonly onCancel = async () => {
    const { id, rev } = this.visit;
    const sure = await confirmAct({
      title: t('visit-cancel-ask', { when: moment(this.visit) }),
      consequence: t(this.visit.given ? 'visit-cancel-given' : 'visit-cancel-told'),
      act: t('visit-cancel'),
      grave: true,
    });
    if (!sure) return;
    await this.run(async () => {
      await call(visits.cancel, { params: { id }, body: { rev } });
      this.done('visit-cancelled');
    });
  };

  private done(key: string): void {
    this.ended(t(key, { when: moment(this.visit) }));
  }
}

const reasonsOf = (some: readonly (typeof CORRECTIONS)[number][]) =>
  CORRECTIONS.filter((value) => some.includes(value)).map((value) => ({
    value,
    label: t(`visit-reason-${value}`),
  }));

const reasonWords = (state: VisitView['state'], reason: string) =>
  state === 'cancelled' ? t(`visit-end-${reason}`) : t(`visit-reason-${reason}`);

declare global {
  interface HTMLElementTagNameMap {
    'visit-sheet': VisitSheet;
  }
}
