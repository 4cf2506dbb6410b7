import type { Task } from '@lit/task';
import { TaskStatus } from '@lit/task';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons.js';
import { t } from '../texts.js';
import { progressLine } from './progress-line.js';

type AnyTask = Pick<Task, 'status' | 'error' | 'run'>;

/** What a task brought, once it is there; it stays while the task looks again. Until then that it is coming, or that it failed and how to try again. */
export function showTask<Value>(
  task: Task<readonly unknown[], Value>,
  show: (value: Value) => unknown,
): unknown {
  if (task.value !== undefined) return show(task.value);
  return failedOf(task) ?? progressLine(t('list-loading'));
}

/** That a task failed and how to try again; null where it did not. */
export const failedOf = (task: AnyTask): TemplateResult | null =>
  task.status === TaskStatus.ERROR ? taskFailed(task) : null;

/** Why a task failed, and how to try again. */
export function taskFailed(task: AnyTask): TemplateResult {
  const { error } = task;
  return html`<div class="note" role="alert">
    ${icon('alert')}
    <div class="stack">
      <p>${error instanceof Error ? error.message : t('list-failed')}</p>
      <p>
        <button class="button narrow" @click=${() => void task.run()}>${t('list-retry')}</button>
      </p>
    </div>
  </div>`;
}
