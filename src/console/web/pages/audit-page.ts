import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { audit } from '../../contract/audit.js';
import type { EntryView } from '../../contract/audit.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import '../parts/audit-proof.js';
import { emptyState } from '../parts/empty-state.js';
import { Form } from '../parts/form.js';
import '../parts/list-table.js';
import type { ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { saveFile } from '../parts/save-file.js';
import { statusChip } from '../parts/status-chip.js';
import { takeOut } from '../parts/take-out.js';
import { changeQuery } from '../router.js';
import { addTexts, t } from '../texts.js';
import texts from '../texts/en/audit.ftl?raw';

addTexts(texts);

/** Areas of acts, for the list of suggestions; any other may be typed. */
const AREAS = [
  'patient.',
  'grant.',
  'code.',
  'session.',
  'sign-in.',
  'staff.',
  'pickup.',
  'audit.',
];
const shapes: Record<string, RegExp> = {
  about: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  action: /^[a-z][a-z-]*\.[a-z-]*$/,
  from: /^\d{4}-\d{2}-\d{2}$/,
  to: /^\d{4}-\d{2}-\d{2}$/,
};

/** What was done, and whether the record of it is whole. */
@customElement('audit-page')
export class AuditPage extends Page {
  @query('list-table') private readonly list!: ListTable<EntryView> | null;
  @state() private by = '';

  private readonly out = new Form(this, {
    route: audit.takeOut,
    shape: (typed) => ({ ...typed, ...this.asked }),
    done: ({ file, csv }) => {
      saveFile(file, csv);
      this.out.clear();
    },
    prefix: 'out',
  });

  protected override refresh() {
    this.list?.refresh();
  }

  override render() {
    return html`${pageTitle({
        title: t('audit-title'),
        lead: t('audit-lead'),
        filters: this.filters(),
      })}
      ${this.notWhole() ?? this.found()}
      <div class="stack wide section">
        <audit-proof></audit-proof>
        ${takeOut(this.out, { example: t('audit-out-example'), submit: t('out-csv') })}
      </div>`;
  }

  private found() {
    return html`<list-table
      .facts=${this.facts}
      .query=${this.query}
      .filter=${JSON.stringify(this.asked)}
    ></list-table>`;
  }

  /** What is not typed whole finds nothing, and that is said: the whole list would look like an answer. */
  private notWhole() {
    const wrong = Object.entries(shapes).find(([name, shape]) => {
      const typed = this.query.get(name) ?? '';
      return typed !== '' && !shape.test(typed);
    });
    if (!wrong) return null;
    const words = t(wrong[0] === 'action' ? 'audit-no-action' : 'audit-no-record');
    return html`<p class="note" role="alert">${icon('alert')}${words}</p>`;
  }

  /** What the list is narrowed by. */
  private get asked(): Record<string, string> {
    const typed = Object.entries(shapes).flatMap(([name, shape]) => {
      const value = this.query.get(name) ?? '';
      return shape.test(value) ? [[name, value] as const] : [];
    });
    return Object.fromEntries(this.by ? [...typed, ['by', this.by]] : typed);
  }

  private filters() {
    const field = (name: string, label: string, more: { type?: string; list?: string } = {}) =>
      html`<label>
        <span>${label}</span>
        <input
          name=${name}
          type=${more.type ?? 'search'}
          list=${more.list ?? nothing}
          maxlength="80"
          .value=${name === 'by' ? this.by : (this.query.get(name) ?? '')}
          @change=${this.onTyped}
        />
      </label>`;
    return html`${field('by', `${t('audit-by')} (${t('audit-by-hint')})`)}
      ${field('action', t('audit-action'), { list: 'audit-areas' })}
      ${field('about', t('audit-about'))} ${field('from', t('audit-from'), { type: 'date' })}
      ${field('to', t('audit-to'), { type: 'date' })}
      <datalist id="audit-areas">
        ${AREAS.map((area) => html`<option value=${area}></option>`)}
      </datalist>`;
  }

  private readonly onTyped = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const value = target.value.trim();
    if (target.name === 'by') this.by = value;
    changeQuery(
      { page: null, ...(target.name !== 'by' && { [target.name]: value || null }) },
      { replace: true },
    );
  };

  private readonly facts: ListFacts<EntryView> = {
    caption: t('audit-title'),
    columns: [
      { name: 'when', title: t('audit-when'), cell: ({ at }) => moment(at) },
      {
        name: 'who',
        title: t('audit-who'),
        cell: ({ by, byKind }) => by ?? t(`audit-${byKind}`),
      },
      {
        name: 'act',
        title: t('audit-act'),
        head: true,
        cell: ({ action, sealed }) =>
          html`<span class="code">${action}</span>
            ${sealed ? nothing : statusChip('soon', t('audit-unsealed'))}`,
      },
      { name: 'record', title: t('audit-record'), cell: (entry) => recordOf(entry) },
      { name: 'facts', title: t('audit-facts'), cell: ({ facts }) => factsOf(facts) },
    ],
    key: ({ id }) => id,
    load: ({ page, size }, options) =>
      call(audit.list, { query: { page, size, ...this.asked } }, options),
    empty: emptyState({ icon: 'search', title: t('audit-none'), text: t('audit-none-how') }),
  };
}

function recordOf({ kind, about }: EntryView) {
  const only = () => {
    changeQuery({ about, page: null });
  };
  return html`${kind}
    <button class="line-act small code" title=${t('audit-only')} @click=${only}>${about}</button>`;
}

const factsOf = (facts: EntryView['facts']) =>
  html`<span class="soft small"
    >${Object.entries(facts)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', ')}</span
  >`;

declare global {
  interface HTMLElementTagNameMap {
    'audit-page': AuditPage;
  }
}
