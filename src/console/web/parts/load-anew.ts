import { html } from 'lit';
import { t } from '../texts.js';
import { toast } from './toast.js';

/** For where a file did not arrive: a way to try again. */
export const loadAnew = () =>
  html`<button class="button first" @click=${onAgain}>${t('try-again')}</button>`;

/** A browser keeps a file that failed as failed, so the whole is loaded anew, once the server answers. */
const onAgain = async () => {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store' });
    location.reload();
  } catch {
    toast(t('not-loaded-words'));
  }
};
