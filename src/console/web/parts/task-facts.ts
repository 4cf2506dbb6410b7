import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TaskView } from '../../contract/tasks.js';
import { moment } from '../dates.js';
import type { Desk } from '../desk.js';
import { t } from '../texts.js';
import { statusChip } from './status-chip.js';
import { aboutWords, factWords, holderWords, isUrgent, outcomeWords } from './task-words.js';

/** A number that somebody who took a task may call, and the names by which to ask. */
export interface NumberToCall {
  channel: string;
  number: string | null;
  nicknames: string[];
}

/** What is known of a task: what was asked, whom it is about, who has it. */
export function taskFacts(task: TaskView, desk: Desk): TemplateResult {
  return html`${isUrgent(task) ? html`<div>${statusChip('act', t('tasks-urgent'))}</div>` : nothing}
    ${factWords(task).map((words) => html`<p>${words}</p>`)}
    <dl class="facts">
      <dt>${t('tasks-about')}</dt>
      <dd>${about(task, desk)}</dd>
      <dt>${t('tasks-since')}</dt>
      <dd>${moment(task.created)}</dd>
      <dt>${t('tasks-who')}</dt>
      <dd>${holderWords(task)}</dd>
      ${
        task.outcome
          ? html`<dt>${t('tasks-ended')}</dt>
              <dd>${outcomeWords(task.outcome)}</dd>`
          : nothing
      }
    </dl>`;
}

/** Whom it is about, which leads whoever may read a record there. */
function about(task: TaskView, desk: Desk) {
  const words = aboutWords(task).join(', ');
  return task.patientId && desk.may('patient.read')
    ? html`<a href="/patients/${task.patientId}">${words}</a>`
    : words;
}

/** The number to call, and how to begin. */
export function taskNumber({ number, nicknames }: NumberToCall): TemplateResult {
  return html`<div class="panel stack">
    <dl class="facts">
      <dt>${t('task-call')}</dt>
      <dd>${number ? html`<a href="tel:${number}">${number}</a>` : t('task-number-none')}</dd>
      ${
        nicknames.length > 0
          ? html`<dt>${t('task-nicknames')}</dt>
              <dd>${nicknames.join(', ')}</dd>`
          : nothing
      }
    </dl>
    <p>${t('task-opening')}</p>
    <p class="soft small">${t('task-number-noted')}</p>
  </div>`;
}
