import { Task } from '@lit/task';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { medicines } from '../../contract/medicines.js';
import type { ProductView } from '../../contract/medicines.js';
import { t } from '../texts.js';
import { doneOnceListed } from './done-once-listed.js';
import { choiceField, textField } from './fields.js';
import { Form } from './form.js';
import { offerMedicine } from './offer-medicine.js';
import { showTask } from './show-task.js';
import './side-sheet.js';
import { allProducts, productOptions } from './stock-words.js';

/** A product to change, or a new one. Raises `done` once it is saved, `close` where it was left. */
@customElement('product-sheet')
export class ProductSheet extends LitElement {
  @property({ attribute: false }) product: ProductView | null = null;
  /** Reads the list behind it anew. */
  @property({ attribute: false }) listed!: () => Promise<void>;

  private readonly others = new Task(this, {
    task: async (_, { signal }) =>
      (await allProducts(signal)).filter(
        ({ id, active }) =>
          id !== this.product?.id && (active || this.product?.substitutes.includes(id)),
      ),
    args: () => [],
  });

  private readonly add = new Form(this, {
    route: medicines.addProduct,
    shape: withList,
    done: () => this.saved(),
  });
  private readonly change = new Form(this, {
    route: medicines.changeProduct,
    given: () => ({ params: { id: this.product?.id ?? '' } }),
    shape: withList,
    drawn: { rev: () => this.product?.rev, again: () => this.again() },
    done: () => this.saved(),
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const form = this.product ? this.change : this.add;
    const heading = this.product?.code ?? t('medicines-new-product');
    return html`<side-sheet .heading=${heading} @close=${this.onClose}>
      ${showTask(this.others, (others) =>
        form.frame(this.fields(form, others), { submit: t('medicines-save') }),
      )}
      ${this.product ? offerMedicine(this.product, { route: medicines.offerProduct, listed: this.listed }) : ''}
    </side-sheet>`;
  }

  private fields(form: typeof this.add | typeof this.change, others: readonly ProductView[]) {
    const { product } = this;
    const number = (name: 'minimum' | 'reorder', hint?: string) =>
      textField(form, {
        name,
        label: t(`medicines-${name}`),
        hint,
        type: 'number',
        inputmode: 'numeric',
        min: 0,
        value: product?.[name] ?? 0,
      });
    return html`${textField(form, {
      name: 'code',
      label: t('medicines-code'),
      hint: t('medicines-code-hint'),
      value: product?.code,
    })}
    ${textField(form, {
      name: 'unit',
      label: t('medicines-unit'),
      hint: t('medicines-unit-hint'),
      look: 'short',
      value: product?.unit,
    })}
    ${number('minimum', t('medicines-minimum-hint'))} ${number('reorder')}
    ${
      others.length > 0
        ? choiceField(form, {
            name: 'substitutes',
            label: t('medicines-substitutes'),
            hint: t('medicines-substitutes-hint'),
            many: true,
            options: productOptions(others),
            chosen: product?.substitutes ?? [],
          })
        : ''
    }`;
  }

  private async again(): Promise<void> {
    const all = await allProducts();
    this.product = all.find(({ id }) => id === this.product?.id) ?? this.product;
  }

  private saved(): Promise<void> {
    return doneOnceListed(this, t('medicines-saved'));
  }

  private readonly onClose = () => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

function withList(typed: Record<string, unknown>): Record<string, unknown> {
  return { substitutes: [], ...typed };
}

declare global {
  interface HTMLElementTagNameMap {
    'product-sheet': ProductSheet;
  }
}
