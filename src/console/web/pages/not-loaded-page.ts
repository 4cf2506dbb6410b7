import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Page } from '../page.js';
import { pageTitle } from '../parts/page-title.js';
import { go } from '../router.js';
import { t } from '../texts.js';

/** A page whose file did not arrive. */
@customElement('not-loaded-page')
export class NotLoadedPage extends Page {
  override render() {
    return html`${pageTitle({ title: t('not-loaded-title'), lead: t('not-loaded-words') })}
      <button class="button first" @click=${onAgain}>${t('try-again')}</button>`;
  }
}

const onAgain = () => {
  go(location.pathname + location.search, { replace: true });
};

declare global {
  interface HTMLElementTagNameMap {
    'not-loaded-page': NotLoadedPage;
  }
}
