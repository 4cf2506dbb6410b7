import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { counts } from '../../contract/counts.js';
import type { CountLineView, CountView } from '../../contract/counts.js';
import { call } from '../call.js';
import { Page } from '../page.js';
import { attempt } from '../parts/attempt.js';
import { confirmAct } from '../parts/confirm-act.js';
import { textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { showTask } from '../parts/show-task.js';
import { expiryWords } from '../parts/stock-words.js';
import { toast } from '../parts/toast.js';
import { go } from '../router.js';
import { t } from '../texts.js';

interface Count {
  sheet: CountView;
  lines: CountLineView[];
}

const differenceOf = ({ counted, expected }: CountLineView) => (counted ?? 0) - (expected ?? 0);

/** One count: blind while it is made, compared and approved by a second person after. */
@customElement('count-page')
export class CountPage extends Page {
  protected override readonly topics = ['site'];

  private readonly load = new Task(this, {
    task: ([id], { signal }): Promise<Count> => call(counts.read, { params: { id } }, { signal }),
    args: () => [this.params['id'] ?? ''] as const,
  });

  private readonly form = new Form(this, {
    route: counts.give,
    given: () => ({ params: { id: this.params['id'] ?? '' } }),
    shape: (typed) => this.found(typed),
    done: () => {
      toast(t('count-given'));
      this.refresh();
    },
  });

  /** What is typed stays while somebody else works elsewhere at this place. */
  protected override refresh() {
    void this.load.run();
  }

  override render() {
    return showTask(this.load, (count) => this.whole(count));
  }

  private whole({ sheet, lines }: Count) {
    const { code, place, state } = sheet;
    return html`${pageTitle({
      title: t('count-of', { code, number: place }),
      lead: t(`count-lead-${state}`),
      back: { href: '/stock/counts', label: t('counts-title') },
    })}
    ${state === 'open' ? this.blind(sheet, lines) : this.compared(sheet, lines)}`;
  }

  private blind(sheet: CountView, lines: readonly CountLineView[]) {
    if (lines.length === 0)
      return html`<p class="note">${t('count-empty')}</p>
        <p class="section">${this.drop(sheet)}</p>`;
    const fields = lines.map(({ lotNumber, expiresOn }, n) =>
      textField(this.form, {
        name: `lots.${n}.counted`,
        label: t('count-lot', { lot: lotNumber, expires: expiryWords(expiresOn) }),
        hint: t('count-found'),
        type: 'number',
        inputmode: 'numeric',
        min: 0,
      }),
    );
    return html`<div class="panel narrow-form">
      ${this.form.frame(fields, { submit: t('count-submit'), also: this.drop(sheet) })}
    </div>`;
  }

  /** The form has the numbers by line; the contract wants them by lot. */
  private found({ lots = {} }: Record<string, unknown>): Record<string, unknown> {
    const typed = lots as Record<string, object | undefined>;
    const { sheet, lines = [] } = this.load.value ?? {};
    return {
      rev: sheet?.rev,
      lots: lines.map(({ lotId }, n) => ({ lotId, ...typed[n] })),
    };
  }

  private compared(sheet: CountView, lines: readonly CountLineView[]) {
    const head = (title: string, look = '') => html`<th scope="col" class=${look}>${title}</th>`;
    const row = (line: CountLineView) => {
      const difference = differenceOf(line);
      return html`<tr>
        <th scope="row" class="whole">
          ${t('count-lot', { lot: line.lotNumber, expires: expiryWords(line.expiresOn) })}
        </th>
        <td class="number" data-title=${t('count-expected')}>${line.expected}</td>
        <td class="number" data-title=${t('count-counted')}>${line.counted}</td>
        <td class="number ${difference ? 'result-bad' : ''}" data-title=${t('count-difference')}>
          ${difference > 0 ? `+${difference}` : difference}
        </td>
      </tr>`;
    };
    return html`<div class="table">
        <table>
          <caption class="unseen">
            ${t('counts-title')}
          </caption>
          <thead>
            <tr>
              ${head(t('shelf-lot'))}${head(t('count-expected'), 'number')}
              ${head(t('count-counted'), 'number')}${head(t('count-difference'), 'number')}
            </tr>
          </thead>
          <tbody>
            ${lines.map(row)}
          </tbody>
        </table>
      </div>
      ${sheet.state === 'counted' ? this.acts(sheet, lines) : nothing}`;
  }

  private acts(sheet: CountView, lines: readonly CountLineView[]) {
    const may = this.desk.may('stock.approve') && !sheet.mine;
    const why = sheet.mine ? t('count-own') : t('count-no-right');
    return html`${may ? nothing : html`<p class="note section">${why}</p>`}
      <div class="acts count-acts">
        ${
          may
            ? html`<button class="button first" @click=${this.onApprove(sheet, lines)}>
                ${t('count-approve')}
              </button>`
            : nothing
        }
        <button class="button" @click=${this.onTurn(sheet, 'open')}>${t('count-again')}</button>
        ${this.drop(sheet)}
      </div>`;
  }

  private drop(sheet: CountView) {
    return html`<button type="button" class="button quiet" @click=${this.onTurn(sheet, 'dropped')}>
      ${t('count-drop')}
    </button>`;
  }

  private readonly onApprove = (sheet: CountView, lines: readonly CountLineView[]) => async () => {
    const differences = lines.filter((line) => differenceOf(line) !== 0).length;
    const sure = await confirmAct({
      title: t('count-approve-title'),
      consequence: t('count-approve-consequence', { differences }),
      act: t('count-approve'),
    });
    if (!sure) return;
    const { id, rev } = sheet;
    await this.tried(async () => {
      await call(counts.approve, { params: { id }, body: { rev } });
      toast(t('count-approved'));
    });
  };

  private readonly onTurn = (sheet: CountView, to: 'open' | 'dropped') => async () => {
    const { id, rev } = sheet;
    const what = to === 'open' ? 'again' : 'drop';
    const sure = await confirmAct({
      title: t(`count-${what}-title`),
      consequence: t(`count-${what}-consequence`),
      act: t(`count-${what}`),
    });
    if (!sure) return;
    await this.tried(async () => {
      await call(counts.turn, { params: { id }, body: { rev, to } });
      if (to === 'open') return;
      toast(t('count-drop-done'));
      go('/stock/counts');
    });
  };

  private async tried(work: () => Promise<void>): Promise<void> {
    await attempt(work);
    this.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'count-page': CountPage;
  }
}
