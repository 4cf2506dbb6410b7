import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ProductView } from '../../contract/medicines.js';
import { stock } from '../../contract/stock.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { selectField, textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { isInUse } from '../parts/offer-medicine.js';
import { pageTitle } from '../parts/page-title.js';
import { showTask } from '../parts/show-task.js';
import { allProducts, productOptions } from '../parts/stock-words.js';
import { toast } from '../parts/toast.js';
import { t } from '../texts.js';

/** A delivery of one lot. The form stays for the next one. */
@customElement('receive-page')
export class ReceivePage extends Page {
  /** The shelf where the last one went. */
  @state() private last: string | null = null;
  private typed = { units: 0, lot: '', productId: '' };

  private readonly products = new Task(this, {
    task: async (_, { signal }) => (await allProducts(signal)).filter(isInUse),
    args: () => [],
  });

  private readonly form = new Form(this, {
    route: stock.receive,
    shape: (typed) => {
      const { quantity, lotNumber, productId } = typed;
      this.typed = {
        units: Number(quantity),
        lot: String(lotNumber),
        productId: String(productId),
      };
      return { ...typed, siteId: this.desk.siteId };
    },
    done: () => {
      const { units, lot, productId } = this.typed;
      toast(t('receive-done', { units, lot }));
      this.last = productId;
      this.form.clear();
    },
  });

  override render() {
    const number = this.desk.places.find(({ id }) => id === this.desk.siteId)?.number;
    return html`${pageTitle({
      title: number === undefined ? t('receive-title') : t('receive-at', { number }),
      lead: t('receive-lead'),
      back: { href: '/stock', label: t('shelf-back') },
    })}
    ${showTask(this.products, (products) =>
      products.length > 0
        ? html`<div class="panel narrow-form">${this.fields(products)}</div>`
        : emptyState({
            icon: 'pill',
            title: t('receive-no-products'),
            text: t('receive-no-products-how'),
          }),
    )}`;
  }

  private fields(products: readonly ProductView[]) {
    const { form } = this;
    const fields = html`${selectField(form, {
      name: 'productId',
      label: t('receive-product'),
      none: t('receive-choose'),
      options: productOptions(products),
      value: this.query.get('product'),
    })}
    ${textField(form, {
      name: 'lotNumber',
      label: t('receive-lot'),
      hint: t('receive-lot-hint'),
      look: 'short code',
    })}
    ${textField(form, { name: 'expiresOn', label: t('receive-expires'), type: 'date' })}
    ${textField(form, {
      name: 'quantity',
      label: t('receive-quantity'),
      type: 'number',
      inputmode: 'numeric',
      min: 1,
    })}`;
    const see = html`<a class="button quiet" href="/stock/${this.last}">${t('receive-see')}</a>`;
    return form.frame(fields, { submit: t('receive-submit'), also: this.last ? see : nothing });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'receive-page': ReceivePage;
  }
}
