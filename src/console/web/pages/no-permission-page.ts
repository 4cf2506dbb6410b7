import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Page } from '../page.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';

/** A page of other roles: says so, and where to go instead. */
@customElement('no-permission-page')
export class NoPermissionPage extends Page {
  override render() {
    const role = t(`role-${this.desk.role}`);
    return html`${pageTitle({
        title: t('no-permission-title'),
        lead: t('no-permission-words', { role }),
      })}
      <div class="stack">
        <p>${t('no-permission-ask')}</p>
        <p><a class="button first" href="/">${t('to-today')}</a></p>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'no-permission-page': NoPermissionPage;
  }
}
