import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { visits } from '../../contract/visits.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { toast, toastRefusal } from './toast.js';
import './visit-words.js';

/** Whom nothing is free for, and what. */
interface Wish {
  patientId: string;
  serviceId: string;
  siteId: string;
}

/** Nothing is free: they can be put in line, where there is somebody to be. */
export function waitOffer(wish: Wish | null, done: () => void): TemplateResult {
  const wait = async (body: Wish) => {
    try {
      await call(visits.wait, { body });
      toast(t('visit-waits-now'));
      done();
    } catch (error) {
      toastRefusal(error);
    }
  };
  return html`<div class="note stack">
    <p>${t('visit-full')}</p>
    ${
      wish
        ? html`<button type="button" class="button narrow" @click=${() => void wait(wish)}>
            ${t('visit-wait')}
          </button>`
        : nothing
    }
  </div>`;
}
