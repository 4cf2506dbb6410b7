import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { roles } from '../../contract/roles.js';
import { call } from '../call.js';
import { Page } from '../page.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';

/** A page of other roles: says so, who can open it, and where to go instead. */
@customElement('no-permission-page')
export class NoPermissionPage extends Page {
  private readonly who = new Task(this, {
    task: async ([permission = '', noted], { signal }) => {
      const query = permission && noted === 'no' ? { refused: permission } : {};
      const { holders } = await call(roles.read, { query }, { signal });
      return holders[permission] ?? [];
    },
    args: () => [this.params['permission'], this.params['noted']] as const,
  });

  override render() {
    const role = t(`role-${this.desk.role}`);
    return html`${pageTitle({
        title: t('no-permission-title'),
        lead: t('no-permission-words', { role }),
      })}
      <div class="stack">
        ${this.who.render({ complete: (able) => this.list(able), error: () => nothing })}
        <p>${t('no-permission-ask')}</p>
        <p><a class="button first" href="/">${t('to-today')}</a></p>
      </div>`;
  }

  private list(able: readonly string[]) {
    if (able.length === 0) return nothing;
    const words = able.map((role) => t(`role-${role}`));
    const together = new Intl.ListFormat('en', { type: 'disjunction' }).format(words);
    return html`<p>${t('no-permission-who', { roles: together })}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'no-permission-page': NoPermissionPage;
  }
}
