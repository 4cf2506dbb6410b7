import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TaskWhole } from '../../contract/tasks.js';
import { moment } from '../dates.js';
import { t } from '../texts.js';

/** What was done about a task, oldest first. */
export function taskHistory({ events }: TaskWhole): TemplateResult | typeof nothing {
  if (events.length === 0) return nothing;
  return html`<section class="stack">
    <h3>${t('task-history')}</h3>
    <ol class="lines">
      ${events.map(
        ({ at, kind, by, to, words }) =>
          html`<li>
            <div>
              <p class="small soft">
                ${by === null ? t('task-event-ended') : t(`task-event-${kind}`, { by, to: to ?? '' })}
              </p>
              ${
                words === null && kind === 'comment'
                  ? html`<p class="soft">${t('task-words-gone')}</p>`
                  : html`<p class="private">${words ?? nothing}</p>`
              }
            </div>
            <span class="small soft">${moment(at)}</span>
          </li>`,
      )}
    </ol>
  </section>`;
}
