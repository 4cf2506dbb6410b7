import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { isLeaving } from '../leaving.js';
import { Page } from '../page.js';
import { loadAnew } from '../parts/load-anew.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';

/** A page whose file did not arrive; where one signed out meanwhile, that this is so. */
@customElement('not-loaded-page')
export class NotLoadedPage extends Page {
  override render() {
    if (isLeaving()) return pageTitle({ title: t('sign-in-why-left'), lead: t('sign-in-untold') });
    return html`${pageTitle({ title: t('not-loaded-title'), lead: t('not-loaded-words') })}
    ${loadAnew()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'not-loaded-page': NotLoadedPage;
  }
}
