import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { services } from '../../contract/services.js';
import type { ServiceView } from '../../contract/services.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { readAnew } from '../parts/read-anew.js';
import { showTask } from '../parts/show-task.js';
import { statusChip } from '../parts/status-chip.js';
import { toast } from '../parts/toast.js';
import { visitTabs } from '../parts/visit-words.js';
import { t } from '../texts.js';
import '../parts/service-sheet.js';
import '../parts/speciality-sheet.js';

type Seen = z.output<typeof services.list.answer>;
type Speciality = Seen['specialities'][number];

/** What visits are for, and the specialities that they ask for. */
@customElement('services-page')
export class ServicesPage extends Page {
  protected override readonly topics = ['service'];
  @state() private opened: ServiceView | 'new' | null = null;
  @state() private changing: Speciality | null = null;

  private readonly view = new Task(this, {
    task: (_, { signal }) => call(services.list, {}, { signal }),
    args: () => [],
  });

  private readonly speciality = new Form(this, {
    route: services.addSpeciality,
    done: () => {
      toast(t('speciality-added'));
      this.speciality.clear();
      this.refresh();
    },
    prefix: 'speciality',
  });

  protected override refresh() {
    void this.view.run();
  }

  override render() {
    const seen = this.view.value;
    return html`${pageTitle({
      title: t('services-title'),
      lead: t('services-lead'),
      act: html`<button class="button first" @click=${() => (this.opened = 'new')}>
        ${icon('plus')}${t('services-add')}
      </button>`,
      filters: visitTabs('/services', this.desk),
    })}
    ${showTask(this.view, (view) => this.lists(view))}
    ${this.changing ? this.specialitySheet(this.changing) : nothing}
    ${
      this.opened && seen
        ? html`<service-sheet
            .service=${this.opened === 'new' ? null : this.opened}
            .specialities=${seen.specialities}
            .programmes=${seen.programmes}
            .listed=${this.listed}
            @close=${() => (this.opened = null)}
            @done=${() => (this.opened = null)}
          ></service-sheet>`
        : nothing
    }`;
  }

  private specialitySheet(speciality: Speciality) {
    const shut = () => (this.changing = null);
    return html`<speciality-sheet
      .speciality=${speciality}
      .listed=${this.listed}
      @close=${shut}
      @done=${shut}
    ></speciality-sheet>`;
  }

  private readonly listed = () => readAnew(this.view);

  private lists(seen: Seen) {
    return html`<div class="stack wide">
      ${
        seen.services.length
          ? this.table(seen)
          : emptyState({
              icon: 'calendar',
              title: t('services-none'),
              text: t('services-none-how'),
            })
      }
      <section class="panel stack column" aria-labelledby="specialities">
        <h2 id="specialities">${t('specialities')}</h2>
        ${
          seen.specialities.length
            ? html`<div class="row">
                ${seen.specialities.map(
                  (one) =>
                    html`<button class="button narrow quiet" @click=${() => (this.changing = one)}>
                      ${one.code}
                    </button>`,
                )}
              </div>`
            : html`<p class="soft">${t('specialities-none')}</p>`
        }
        ${this.speciality.frame(
          textField(this.speciality, {
            ...{ name: 'code', label: t('speciality-name'), hint: t('speciality-hint') },
          }),
          { submit: t('speciality-add') },
        )}
      </section>
    </div>`;
  }

  private table({ services: all, specialities }: Seen) {
    const nameOf = (id: string | null) => specialities.find((one) => one.id === id)?.code;
    return html`<div class="table">
      <table>
        <caption class="unseen">
          ${t('services-title')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('service-code')}</th>
            <th scope="col">${t('service-minutes')}</th>
            <th scope="col">${t('service-capacity')}</th>
            <th scope="col">${t('service-speciality')}</th>
            <th scope="col">${t('service-reminders')}</th>
            <th scope="col">${t('service-state')}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            (one) =>
              html`<tr>
                <th scope="row" class="whole">
                  <button class="opens" @click=${() => (this.opened = one)}>${one.code}</button>
                </th>
                <td data-title=${t('service-minutes')}>${one.minutes}</td>
                <td data-title=${t('service-capacity')}>${one.capacity}</td>
                <td data-title=${t('service-speciality')}>
                  ${nameOf(one.specialityId) ?? t('service-anyone')}
                </td>
                <td data-title=${t('service-reminders')}>
                  ${one.remindHours.map((hours) => t('service-before', { hours })).join(', ') || '–'}
                </td>
                <td data-title=${t('service-state')}>
                  ${statusChip(one.active ? 'ready' : 'plain', t(one.active ? 'service-active' : 'service-resting'))}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'services-page': ServicesPage;
  }
}
