import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Page } from '../page.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';

/** An address that leads nowhere. */
@customElement('not-found-page')
export class NotFoundPage extends Page {
  override render() {
    return html`${pageTitle({ title: t('not-found-title'), lead: t('not-found-words') })}
      <a class="button first" href="/">${t('to-today')}</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'not-found-page': NotFoundPage;
  }
}
