import { Task, TaskStatus } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { patients } from '../../contract/patients.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';
import { grouped } from './patient/grouped.js';
import './visit-words.js';

/** A patient who was chosen. */
export interface Chosen {
  id: string;
  publicRef: string;
}

/** Finds whom something is for, by card, phone, clinic number or name. Raises `chosen`. */
@customElement('find-patient')
export class FindPatient extends LitElement {
  @state() private words = '';

  private readonly found = new Task(this, {
    task: ([words], { signal }) => call(patients.search, { body: { words } }, { signal }),
    args: () => [this.words] as const,
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<form role="search" @submit=${this.onSearch}>
        <div class="field">
          <label for="find-words">${t('find-words')}</label>
          <p class="hint" id="find-hint">${t('find-hint')}</p>
          <div class="joined">
            <input
              id="find-words"
              type="search"
              maxlength="80"
              autocomplete="off"
              aria-describedby="find-hint"
            />
            <button>${icon('search')}${t('find-act')}</button>
          </div>
        </div>
      </form>
      <div aria-live="polite" aria-busy=${this.found.status === TaskStatus.PENDING}>
        ${this.found.render({
          complete: ({ by, rows }) => {
            const active = rows.filter((row) => row.state === 'active');
            if (!active.length)
              return by === 'recent' ? nothing : html`<p class="note">${t('find-none')}</p>`;
            return html`<h3>${by === 'recent' ? t('find-recent') : t('find-found')}</h3>
              <ul class="lines">
                ${active.map(
                  ({ id, publicRef, hint }) =>
                    html`<li>
                      <span
                        ><span class="code private">${grouped(publicRef)}</span>
                        <span class="soft private">${hint ?? ''}</span></span
                      >
                      <button class="button narrow" @click=${this.choose({ id, publicRef })}>
                        ${t('find-choose')}<span class="unseen"> ${grouped(publicRef)}</span>
                      </button>
                    </li>`,
                )}
              </ul>`;
          },
          error: (error) =>
            html`<p class="note" role="alert">
              ${error instanceof Error ? error.message : t('list-failed')}
            </p>`,
        })}
      </div>`;
  }

  private readonly choose = (detail: Chosen) => () => {
    this.dispatchEvent(new CustomEvent('chosen', { detail }));
  };

  private readonly onSearch = (event: SubmitEvent) => {
    event.preventDefault();
    const words = this.querySelector<HTMLInputElement>('#find-words')?.value.trim() ?? '';
    if (words === this.words) void this.found.run();
    this.words = words;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'find-patient': FindPatient;
  }
}
