import { html } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { t } from '../texts.js';
import { fetched } from './fetched.js';
import { loadAnew } from './load-anew.js';
import './side-sheet.js';

/** The file of a sheet that is fetched when it is opened first. */
export class LateFile {
  private isLost = false;

  constructor(private readonly host: ReactiveControllerHost) {}

  fetch(load: () => Promise<unknown>): void {
    void fetched(load).catch(() => {
      this.isLost = true;
      this.host.requestUpdate();
    });
  }

  /** In place of the sheet where its file did not arrive: what is safe, and a way to try again; else null. */
  lost(close: () => void): TemplateResult | null {
    if (!this.isLost) return null;
    const shut = () => {
      this.isLost = false;
      close();
    };
    return html`<side-sheet .heading=${t('not-arrived-title')} @close=${shut}>
      <div class="stack">
        <p role="alert">${t('not-loaded-words')}</p>
        <p>${loadAnew()}</p>
      </div>
    </side-sheet>`;
  }
}
