import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { APPLICATION_SORTS, applications } from '../../contract/applications.js';
import type { ApplicationView } from '../../contract/applications.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import type { ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { tabs } from '../parts/tabs.js';
import { t } from '../texts.js';
import '../parts/list-table.js';
import '../parts/side-sheet.js';
import '../parts/staff/application-sheet.js';
import '../parts/staff/texts.js';

const STATES = ['proposed', 'approved', 'refused'] as const;

/** Who asks for an account, and what came of it. */
@customElement('applications-page')
export class ApplicationsPage extends Page {
  protected override readonly topics = ['application'];
  @query('list-table') private readonly list!: ListTable<ApplicationView> | null;
  @state() private opened: ApplicationView | null = null;

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const close = () => {
      this.opened = null;
      this.refresh();
    };
    return html`${pageTitle({
        title: t('applications-title'),
        lead: t('applications-lead'),
        back: { href: '/staff', label: t('staff-title') },
        filters: this.tabs(),
      })}
      <list-table .facts=${this.facts} .query=${this.query} .filter=${this.show}></list-table>
      ${
        this.opened
          ? html`<side-sheet heading=${this.opened.name} @close=${close}>
              <application-sheet
                .application=${this.opened}
                .desk=${this.desk}
                @done=${close}
              ></application-sheet>
            </side-sheet>`
          : nothing
      }`;
  }

  private get show(): (typeof STATES)[number] {
    return STATES.find((one) => one === this.query.get('state')) ?? 'proposed';
  }

  private tabs() {
    return tabs({
      ...{ label: t('applications-title'), names: STATES, here: this.show },
      href: (state) => `/staff/applications?state=${state}`,
      words: (state) => t(`application-state-${state}`),
    });
  }

  private readonly facts: ListFacts<ApplicationView> = {
    caption: t('applications-title'),
    columns: [
      {
        name: 'name',
        title: t('staff-name'),
        head: true,
        sortable: true,
        cell: (one) => {
          const open = () => {
            this.opened = one;
          };
          return html`<button class="opens" @click=${open}>${one.name}</button>`;
        },
      },
      { name: 'role', title: t('staff-role'), cell: ({ role }) => t(`role-${role}`) },
      {
        name: 'place',
        title: t('staff-places'),
        cell: ({ place }) => t('place', { number: place }),
      },
      {
        name: 'at',
        title: t('application-at'),
        sortable: true,
        cell: ({ made }) => moment(made),
      },
    ],
    key: ({ id }) => id,
    load: ({ page, size, sort: asked }, options) => {
      const sort = APPLICATION_SORTS.find((one) => one === asked) ?? 'at';
      return call(applications.list, { query: { page, size, sort, state: this.show } }, options);
    },
    empty: emptyState({
      icon: 'staff',
      title: t('applications-none'),
      text: t('applications-none-how'),
    }),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'applications-page': ApplicationsPage;
  }
}
