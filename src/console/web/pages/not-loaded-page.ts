import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Page } from '../page.js';
import { loadAnew } from '../parts/load-anew.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';

/** A page whose file did not arrive. */
@customElement('not-loaded-page')
export class NotLoadedPage extends Page {
  override render() {
    return html`${pageTitle({ title: t('not-loaded-title'), lead: t('not-loaded-words') })}
    ${loadAnew()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'not-loaded-page': NotLoadedPage;
  }
}
