import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { LONGEST_FILE, receipts } from '../../contract/receipts.js';
import type { ReceiptFileView, ReceiptRowView } from '../../contract/receipts.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import type { ListFacts, ListTable } from '../parts/list-table.js';
import { pageTitle } from '../parts/page-title.js';
import { progressLine } from '../parts/progress-line.js';
import { statusChip } from '../parts/status-chip.js';
import '../parts/stock-words.js';
import { RefusalError } from '../refusal.js';
import { changeQuery } from '../router.js';
import { t } from '../texts.js';
import '../parts/list-table.js';

const EXAMPLE = 'place,product,lot,expires,quantity\r\n2,PRODUCT-CODE,AB123,2028-12-31,40\r\n';

/** A file of deliveries: checked row by row, then taken in when somebody says so. */
@customElement('import-page')
export class ImportPage extends Page {
  @query('list-table') private readonly list!: ListTable<ReceiptRowView> | null;
  @state() private file: ReceiptFileView | null = null;
  @state() private going = false;
  @state() private checking = false;
  @state() private wrong = '';

  /** A file that was begun is found again by its address. */
  override connectedCallback() {
    super.connectedCallback();
    const id = new URLSearchParams(location.search).get('file');
    if (id)
      void this.tried(async () => (this.file = await call(receipts.read, { params: { id } })));
  }

  /** What was pressed is gone with its step: whoever pressed it reads what came of it. */
  protected override updated() {
    if (document.activeElement === document.body)
      this.querySelector<HTMLElement>('.result')?.focus();
  }

  override render() {
    return html`${pageTitle({
      title: t('import-title'),
      lead: t('import-lead'),
      back: { href: '/stock', label: t('shelf-back') },
    })}
    ${this.wrong ? html`<p class="summary" role="alert"><strong>${this.wrong}</strong></p>` : nothing}
    ${this.file ? this.checked(this.file) : this.choose()}`;
  }

  private choose() {
    return html`<form class="panel narrow-form" novalidate @submit=${this.onCheck}>
      <div class="field">
        <label for="file">${t('import-choose')}</label>
        <p class="hint" id="file-hint">${t('import-columns')}</p>
        <input
          id="file"
          name="file"
          type="file"
          accept=".csv,text/csv,text/plain"
          aria-describedby="file-hint"
        />
      </div>
      ${this.checking ? progressLine(t('import-checking')) : nothing}
      <div class="acts">
        <button class="button first" aria-busy=${this.checking} aria-disabled=${this.checking}>
          ${t('import-check')}
        </button>
        <a
          class="button quiet"
          download="deliveries.csv"
          href="data:text/csv,${encodeURIComponent(EXAMPLE)}"
          >${t('import-template')}</a
        >
      </div>
    </form>`;
  }

  private checked(file: ReceiptFileView) {
    return html`<div class="stack wide">
      <div class="panel stack">
        <p class="result" role="status" tabindex="-1">${this.summary(file)}</p>
        ${this.going || file.state === 'running' ? this.progress(file) : nothing} ${this.acts(file)}
      </div>
      ${
        file.bad > 0
          ? html`<label class="choice">
              <input
                type="checkbox"
                .checked=${this.onlyBad}
                @change=${this.onOnlyBad}
              />${t('import-only-bad')}
            </label>`
          : nothing
      }
      <list-table
        .facts=${this.facts}
        .query=${this.query}
        .filter=${[file.id, this.onlyBad].join()}
      ></list-table>
    </div>`;
  }

  private summary({ state: now, good, bad, done }: ReceiptFileView) {
    const rows = html`<strong>${t('import-rows', { rows: good + bad })}.</strong>`;
    if (now === 'done')
      return html`${statusChip('ready', t('import-row-done'))} ${t('import-done', { done })}`;
    if (now === 'running' && !this.going) return html`${rows} ${t('import-broke')}`;
    if (good === 0) return html`${rows} ${t('import-all-bad')}`;
    return html`${rows} ${bad > 0 ? t('import-some-bad', { bad }) : t('import-all-good', { good })}`;
  }

  private progress({ done, good }: ReceiptFileView) {
    return progressLine(t('import-going', { done, of: good }), { done, of: good });
  }

  private acts({ state: now, good, bad }: ReceiptFileView) {
    if (this.going) return nothing;
    const other = html`<button class="button" @click=${this.onOther}>${t('import-other')}</button>`;
    const go =
      now === 'running' ? t('import-on') : t(bad > 0 ? 'import-go-good' : 'import-go', { good });
    return html`<div class="acts">
      ${
        now !== 'done' && good > 0
          ? html`<button class="button first" @click=${this.onImport}>
              ${icon('upload')}${go}
            </button>`
          : nothing
      }
      ${other}
    </div>`;
  }

  private get onlyBad(): boolean {
    return this.query.get('only') === 'bad';
  }

  private readonly facts: ListFacts<ReceiptRowView> = {
    caption: t('import-caption'),
    columns: [
      { name: 'row', title: t('import-row'), number: true, cell: ({ row }) => row },
      {
        name: 'result',
        title: t('import-result'),
        head: true,
        cell: ({ problem, done }) =>
          problem
            ? statusChip('act', t(`import-problem-${problem}`))
            : statusChip('ready', done ? t('import-row-done') : t('import-row-good')),
      },
      { name: 'place', title: t('import-place'), cell: ({ place }) => place },
      { name: 'product', title: t('import-product'), cell: ({ product }) => product },
      { name: 'lot', title: t('import-lot'), cell: ({ lotNumber }) => lotNumber },
      { name: 'expires', title: t('import-expires'), cell: ({ expires }) => expires },
      {
        name: 'quantity',
        title: t('import-quantity'),
        number: true,
        cell: ({ quantity }) => quantity,
      },
    ],
    key: ({ row }) => String(row),
    load: ({ page, size }, options) =>
      call(
        receipts.rows,
        {
          params: { id: this.file?.id ?? '' },
          query: { page, size, only: this.onlyBad ? 'bad' : 'all' },
        },
        options,
      ),
    empty: emptyState({ title: t('import-none'), text: t('import-none-how') }),
  };

  private readonly onCheck = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.checking) return;
    this.checking = true;
    const chosen = this.querySelector<HTMLInputElement>('#file')?.files?.[0];
    void this.tried(async () => {
      if (!chosen) throw new Error(t('import-empty'));
      const text = await chosen.text();
      if (text.length > LONGEST_FILE) throw new Error(t('import-long'));
      this.file = await call(receipts.check, { body: { text } });
      changeQuery({ file: this.file.id, page: null, only: null });
    }).finally(() => {
      this.checking = false;
    });
  };

  /** Fifty rows at a time, so that it shows how far it is; one that breaks off goes on where it was. */
  private readonly onImport = () =>
    void this.tried(async () => {
      this.going = true;
      // Only what was shown and pressed as such leaves bad rows out.
      const onlyGood = (this.file?.bad ?? 0) > 0;
      while (this.file && this.file.state !== 'done') {
        const { id } = this.file;
        this.file = await call(receipts.import, { params: { id }, body: { onlyGood } });
      }
      this.list?.refresh();
    }).finally(() => {
      this.going = false;
    });

  private readonly onOther = () => {
    this.file = null;
    changeQuery({ file: null, page: null, only: null });
  };

  private readonly onOnlyBad = ({ target }: Event) => {
    if (target instanceof HTMLInputElement)
      changeQuery({ only: target.checked ? 'bad' : null, page: null });
  };

  private async tried(work: () => Promise<unknown>): Promise<void> {
    this.wrong = '';
    try {
      await work();
    } catch (error) {
      const field = error instanceof RefusalError ? error.fields['text'] : undefined;
      this.wrong = field ?? (error instanceof Error ? error.message : String(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-page': ImportPage;
  }
}
