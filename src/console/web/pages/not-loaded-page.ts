import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Page } from '../page.js';
import { pageTitle } from '../parts/page-title.js';
import { toast } from '../parts/toast.js';
import { t } from '../texts.js';

/** A page whose file did not arrive. */
@customElement('not-loaded-page')
export class NotLoadedPage extends Page {
  override render() {
    return html`${pageTitle({ title: t('not-loaded-title'), lead: t('not-loaded-words') })}
      <button class="button first" @click=${onAgain}>${t('try-again')}</button>`;
  }
}

/** A browser keeps a file that failed as failed, so the whole is loaded anew, once the server answers. */
const onAgain = async () => {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store' });
    location.reload();
  } catch {
    toast(t('not-loaded-words'));
  }
};

declare global {
  interface HTMLElementTagNameMap {
    'not-loaded-page': NotLoadedPage;
  }
}
