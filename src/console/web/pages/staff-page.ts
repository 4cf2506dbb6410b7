import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { staff } from '../../contract/staff.js';
import type { StaffView } from '../../contract/staff.js';
import { Role } from '../../contract/words.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import type { Column, ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { statusChip } from '../parts/status-chip.js';
import { changeQuery } from '../router.js';
import { t } from '../texts.js';
import '../parts/list-table.js';
import '../parts/side-sheet.js';
import '../parts/staff/account-sheet.js';
import '../parts/staff/new-account.js';
import '../parts/staff/texts.js';

const STATES = ['active', 'suspended'] as const;

/** The accounts, and what is done with one. */
@customElement('staff-page')
export class StaffPage extends Page {
  protected override readonly topics = ['staff'];
  @query('list-table') private readonly list!: ListTable<StaffView> | null;
  @state() private words = '';
  @state() private opened: StaffView | null = null;
  @state() private adding = false;

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    const add = () => {
      this.adding = true;
    };
    return html`${pageTitle({
        title: t('staff-title'),
        lead: html`${t('staff-lead')} <a href="/staff/applications">${t('applications-title')}</a>`,
        act: html`<button class="button first" @click=${add}>
          ${icon('plus')}${t('staff-add')}
        </button>`,
        filters: this.filters(),
      })}
      <list-table
        .facts=${this.facts}
        .query=${this.query}
        .filter=${[this.words, this.ofRole, this.standing].join()}
      ></list-table>
      ${this.sheet()}`;
  }

  private get ofRole(): Role | undefined {
    return Role.safeParse(this.query.get('role')).data;
  }

  private get standing(): (typeof STATES)[number] | undefined {
    return STATES.find((one) => one === this.query.get('state'));
  }

  private sheet() {
    if (this.adding)
      return html`<side-sheet heading=${t('staff-add')} @close=${this.onClose}>
        <new-account .desk=${this.desk} @done=${this.onClose}></new-account>
      </side-sheet>`;
    if (!this.opened) return nothing;
    return html`<side-sheet heading=${this.opened.name} @close=${this.onClose}>
      <account-sheet
        .account=${this.opened}
        .desk=${this.desk}
        .listed=${this.listed}
        @done=${this.onClose}
      ></account-sheet>
    </side-sheet>`;
  }

  private filters() {
    const chosen =
      (name: string) =>
      ({ target }: Event) => {
        if (target instanceof HTMLSelectElement)
          changeQuery({ [name]: target.value, page: null }, { replace: true });
      };
    return html`<form role="search" @submit=${this.onFind}>
        <label>
          <span>${t('staff-words')}</span>
          <input name="words" type="search" maxlength="80" @change=${this.onFind} />
        </label>
      </form>
      <label>
        <span>${t('staff-role')}</span>
        <select @change=${chosen('role')}>
          <option value="">${t('staff-any')}</option>
          ${Role.options.map(
            (role) =>
              html`<option value=${role} ?selected=${role === this.ofRole}>
                ${t(`role-${role}`)}
              </option>`,
          )}
        </select>
      </label>
      <label>
        <span>${t('staff-state')}</span>
        <select @change=${chosen('state')}>
          <option value="">${t('staff-any')}</option>
          ${STATES.map(
            (one) =>
              html`<option value=${one} ?selected=${one === this.standing}>
                ${t(`staff-state-${one}`)}
              </option>`,
          )}
        </select>
      </label>`;
  }

  private readonly listed = async () => {
    await this.list?.readAnew();
  };

  private readonly onFind = (event: Event) => {
    event.preventDefault();
    const words = this.querySelector<HTMLInputElement>('[name=words]')?.value.trim() ?? '';
    if (words === this.words) return;
    this.words = words;
    changeQuery({ page: null }, { replace: true });
  };

  private readonly onClose = () => {
    this.opened = null;
    this.adding = false;
    this.refresh();
  };

  private readonly columns: readonly Column<StaffView>[] = [
    {
      name: 'name',
      title: t('staff-name'),
      sortable: true,
      head: true,
      cell: (one) => {
        const open = () => {
          this.opened = one;
        };
        return html`<button class="opens" @click=${open}>${one.name}</button>`;
      },
    },
    { name: 'role', title: t('staff-role'), sortable: true, cell: ({ role }) => t(`role-${role}`) },
    { name: 'email', title: t('staff-email'), sortable: true, cell: ({ email }) => email },
    { name: 'state', title: t('staff-state'), cell: stateOf },
  ];

  private readonly facts: ListFacts<StaffView> = {
    caption: t('staff-title'),
    columns: this.columns,
    key: ({ id }) => id,
    load: ({ page, size, sort }, options) =>
      call(
        staff.list,
        {
          query: {
            page,
            size,
            words: this.words,
            ...(this.ofRole && { role: this.ofRole }),
            ...(this.standing && { state: this.standing }),
            ...(sort && { sort: sort as 'name' }),
          },
        },
        options,
      ),
    empty: emptyState({ icon: 'staff', title: t('staff-none'), text: t('staff-none-how') }),
  };
}

/** Active, suspended, or what is still missing before a first sign-in. */
function stateOf({ state: standing, hasPassword }: StaffView) {
  if (standing !== 'active') return statusChip('act', t('staff-state-suspended'));
  if (!hasPassword) return statusChip('soon', t('staff-state-invited'));
  return statusChip('ready', t('staff-state-active'));
}

declare global {
  interface HTMLElementTagNameMap {
    'staff-page': StaffPage;
  }
}
