import { Task } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { tasks } from '../../contract/tasks.js';
import type { TaskView, TaskWhole } from '../../contract/tasks.js';
import { call } from '../call.js';
import type { Desk } from '../desk.js';
import { RefusalError } from '../refusal.js';
import { t } from '../texts.js';
import { confirmAct } from './confirm-act.js';
import { areaField, choiceField, selectField } from './fields.js';
import { Form } from './form.js';
import { readAnew } from './read-anew.js';
import { showTask } from './show-task.js';
import './side-sheet.js';
import { taskFacts, taskNumber } from './task-facts.js';
import type { NumberToCall } from './task-facts.js';
import { taskHistory } from './task-history.js';
import { holderWords, outcomeWords, taskWords } from './task-words.js';
import { toast, toastRefusal } from './toast.js';

type Mode = 'facts' | 'close' | 'give' | 'comment';
/** One task at the side: who has it, what was done, and what to do next. Raises `done` when it changed, `close` when left. */
@customElement('task-sheet')
export class TaskSheet extends LitElement {
  @property({ attribute: false }) task!: TaskView;
  @property({ attribute: false }) desk!: Desk;
  @state() private mode: Mode = 'facts';
  @state() private number: NumberToCall | null = null;

  private readonly whole = new Task(this, {
    task: ([id], { signal }) => call(tasks.read, { params: { id } }, { signal }),
    args: () => [this.task.id] as const,
  });
  private readonly given = () => ({ params: { id: this.task.id } });
  private readonly drawn = {
    rev: () => this.now.rev,
    again: () => readAnew(this.whole),
    also: () => ({ [t('tasks-who')]: holderWords(this.now) }),
  };
  private readonly closing = new Form(this, {
    route: tasks.close,
    given: this.given,
    drawn: this.drawn,
    done: () => {
      this.done('task-closed');
      this.leave();
    },
    prefix: 'closing',
  });
  private readonly giving = new Form(this, {
    route: tasks.give,
    given: this.given,
    drawn: this.drawn,
    shape: ({ to }) => ({ to: to ?? null }),
    done: () => {
      this.done('task-given');
    },
    prefix: 'giving',
  });
  private readonly remark = new Form(this, {
    route: tasks.comment,
    given: this.given,
    done: () => {
      this.done('task-comment-done');
    },
    prefix: 'remark',
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<side-sheet .heading=${taskWords(this.task)} @close=${this.leave}>
      <div class="stack wide">${showTask(this.whole, (whole) => this.inside(whole))}</div>
    </side-sheet>`;
  }

  /** As it was last read. */
  private get now(): TaskView {
    return this.whole.value?.task ?? this.task;
  }

  private inside(whole: TaskWhole) {
    switch (this.mode) {
      case 'close':
        return this.closeForm(whole);
      case 'give':
        return this.giveForm(whole);
      case 'comment':
        return this.remark.frame(
          areaField(this.remark, {
            name: 'words',
            label: t('task-comment'),
            hint: t('task-comment-hint'),
          }),
          { submit: t('task-comment-act'), also: this.back() },
        );
      default:
        return html`${taskFacts(this.now, this.desk)} ${this.acts(whole)}
        ${this.number ? taskNumber(this.number) : nothing} ${taskHistory(whole)}`;
    }
  }

  private acts({ calls, outcomes }: TaskWhole) {
    const { now } = this;
    if (now.state !== 'open') return nothing;
    const turn = (mode: Mode) => () => {
      this.mode = mode;
    };
    const button = (words: string, act: () => void, look = '') =>
      html`<button class="button ${look}" @click=${act}>${t(words)}</button>`;
    const mayCall = calls && now.mine && this.desk.may('task.call');
    const way = this.way();
    const look = way ? '' : 'first';
    const close = outcomes.length > 0 ? button('task-close-act', turn('close'), look) : nothing;
    return html`<div class="acts">
      ${way ? html`<a class="button first" href=${way.href}>${t(way.words)}</a>` : nothing}
      ${now.mine ? close : button('task-take', () => void this.onTake(), look)}
      ${mayCall && !this.number ? button('task-number', this.onNumber) : nothing}
      ${button('task-comment', turn('comment'))} ${button('task-give-act', turn('give'))}
    </div>`;
  }

  /** Where it is done by whoever may, which closes the task. */
  private way(): { href: string; words: string } | null {
    const { kind, id } = this.now;
    if (kind === 'proposed-registration' && this.desk.may('patient.enrol'))
      return { href: `/patients/new?task=${id}`, words: 'task-register' };
    if (kind === 'proposed-staff' && this.desk.may('staff.manage'))
      return { href: '/staff/applications', words: 'task-form' };
    return null;
  }

  private closeForm({ outcomes }: TaskWhole) {
    const form = this.closing;
    const fields = html`${choiceField(form, {
      name: 'outcome',
      label: t('task-close'),
      options: outcomes.map((value) => ({ value, label: outcomeWords(value) })),
    })}
    ${areaField(form, {
      name: 'words',
      label: t('task-comment'),
      hint: t('task-comment-hint'),
      optional: true,
    })}`;
    return form.frame(fields, { submit: t('task-close-act'), also: this.back() });
  }

  private giveForm({ colleagues }: TaskWhole) {
    const form = this.giving;
    const field = selectField(form, {
      name: 'to',
      label: t('task-give'),
      none: t('task-give-back'),
      options: colleagues.map(({ id, name, role }) => ({
        value: id,
        label: `${name}, ${t(`role-${role}`)}`,
      })),
    });
    return form.frame(field, { submit: t('task-give-act'), also: this.back() });
  }

  private back() {
    const press = () => {
      this.mode = 'facts';
    };
    return html`<button type="button" class="button" @click=${press}>${t('task-back')}</button>`;
  }

  /** What a colleague has is taken from them only by who has read that they have it. */
  private readonly onTake = async () => {
    const { rev, takenBy } = this.now;
    const sure =
      takenBy === null ||
      (await confirmAct({
        title: t('task-take-ask', { name: takenBy }),
        consequence: t('task-take-how'),
        act: t('task-take'),
      }));
    if (!sure) return;
    call(tasks.take, { ...this.given(), body: { rev } }).then(
      () => {
        this.done('task-taken');
      },
      (error: unknown) => {
        if (!(error instanceof RefusalError && this.isChanged(error))) toastRefusal(error);
      },
    );
  };

  private readonly onNumber = () => {
    call(tasks.number, this.given()).then(
      (number) => {
        this.number = number;
      },
      (error: unknown) => {
        toastRefusal(error);
      },
    );
  };

  private isChanged({ code, message }: RefusalError): boolean {
    if (code !== 'changed-meanwhile') return false;
    toast(message);
    this.again();
    return true;
  }

  private done(words: string): void {
    toast(t(words));
    this.again();
  }

  private again(): void {
    this.mode = 'facts';
    void this.whole.run();
    this.dispatchEvent(new CustomEvent('done'));
  }

  private readonly leave = () => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'task-sheet': TaskSheet;
  }
}
