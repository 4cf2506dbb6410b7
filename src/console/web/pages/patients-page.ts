import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import type { FoundPatient } from '../../contract/patient-views.js';
import { patients } from '../../contract/patients.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { pageTitle } from '../parts/page-title.js';
import { grouped } from '../parts/patient/grouped.js';
import { statusChip } from '../parts/status-chip.js';
import { t } from '../texts.js';
import '../parts/patient/texts.js';

type Found = z.output<typeof patients.search.answer>;

/** Finding someone: nobody is listed, and what was typed stands in no address. */
@customElement('patients-page')
export class PatientsPage extends Page {
  @state() private words = '';
  @state() private page = 1;

  private readonly found = new Task(this, {
    task: ([words, page], { signal }) =>
      call(patients.search, { body: { words, page } }, { signal }),
    args: () => [this.words, this.page] as const,
  });

  override render() {
    const register = this.desk.may('patient.enrol')
      ? html`<a class="button first" href="/patients/new"
          >${icon('plus')}${t('patients-register')}</a
        >`
      : nothing;
    return html`${pageTitle({ title: t('patients-title'), act: register })}
      <form role="search" class="stack" @submit=${this.onSearch}>
        <div class="field">
          <label for="words">${t('patients-words')}</label>
          <p class="hint" id="words-hint">${t('patients-words-hint')}</p>
          <div class="joined">
            <input
              id="words"
              name="words"
              type="search"
              maxlength="80"
              autocomplete="off"
              aria-describedby="words-hint"
            />
            <button>${icon('search')}${t('patients-find')}</button>
          </div>
        </div>
      </form>
      <div aria-live="polite" aria-busy=${this.found.status === TaskStatus.PENDING}>
        ${this.found.render({
          complete: (found) => this.list(found),
          error: (error) =>
            html`<p class="note" role="alert">
              ${icon('alert')}${error instanceof Error ? error.message : t('list-failed')}
            </p>`,
        })}
      </div>`;
  }

  private readonly onSearch = (event: SubmitEvent) => {
    event.preventDefault();
    const input = this.querySelector<HTMLInputElement>('#words');
    const words = input?.value.trim() ?? '';
    if (words === this.words && this.page === 1) void this.found.run();
    [this.words, this.page] = [words, 1];
  };

  private list({ by, rows, more }: Found) {
    if (rows.length === 0 && this.page === 1) return this.nobody(by);
    return html`<section class="section" aria-labelledby="found">
      <h2 id="found">
        ${by === 'recent' ? t('patients-recent') : more || this.page > 1 ? t('patients-several') : t('patients-found', { count: rows.length })}
      </h2>
      <div class="table">
        <table>
          <caption class="unseen">
            ${t('patients-title')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${t('patients-ref')}</th>
              <th scope="col">${t('patients-hint')}</th>
              <th scope="col">${t('patients-place')}</th>
              <th scope="col">${t('patients-state')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(row)}
          </tbody>
        </table>
      </div>
      ${more || this.page > 1 ? this.pager(more) : nothing}
    </section>`;
  }

  private pager(more: boolean) {
    const turn = (by: number) => () => {
      this.page += by;
    };
    return html`<nav class="pager" aria-label=${t('list-pages')}>
      <span role="status">${more ? t('patients-more') : t('patients-last')}</span>
      <div class="row">
        <button class="button narrow" ?disabled=${this.page <= 1} @click=${turn(-1)}>
          ${icon('left')}${t('list-before')}
        </button>
        <span>${this.page}</span>
        <button class="button narrow" ?disabled=${!more} @click=${turn(1)}>
          ${t('list-next')}${icon('right')}
        </button>
      </div>
    </nav>`;
  }

  private nobody(by: Found['by']) {
    if (by === 'recent')
      return emptyState({
        ...{ icon: 'search', title: t('patients-start-title'), text: t('patients-start') },
      });
    return html`<div role="status">
      ${emptyState({ icon: 'search', title: t('patients-none-title'), text: t('patients-none') })}
    </div>`;
  }
}

function row({ id, publicRef, hint, place, state: standing }: FoundPatient) {
  return html`<tr>
    <th scope="row" class="whole" data-title=${t('patients-ref')}>
      <a class="code" href="/patients/${id}">${grouped(publicRef)}</a>
    </th>
    <td data-title=${t('patients-hint')}>${hint ?? '–'}</td>
    <td data-title=${t('patients-place')}>
      ${place === null ? '–' : t('patients-place-number', { number: place })}
    </td>
    <td data-title=${t('patients-state')}>
      ${statusChip(standing === 'active' ? 'ready' : 'plain', t(`patient-state-${standing}`))}
    </td>
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'patients-page': PatientsPage;
  }
}
