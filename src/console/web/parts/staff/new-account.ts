import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { staff } from '../../../contract/staff.js';
import type { LinkView } from '../../../contract/staff.js';
import type { Desk } from '../../desk.js';
import { t } from '../../texts.js';
import { Form } from '../form.js';
import { accountBody, accountFields } from './account-fields.js';
import './one-time-link.js';

/** Makes an account, and shows the link by which its holder gets in. Fires `done`. */
@customElement('new-account')
export class NewAccount extends LitElement {
  @property({ attribute: false }) desk!: Desk;
  @state() private link: z.output<typeof LinkView> | null = null;

  private readonly form = new Form(this, {
    route: staff.add,
    prefix: 'new',
    shape: (typed) => accountBody(typed, this.desk),
    done: ({ link }) => {
      this.link = link;
    },
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    if (this.link) return this.made(this.link);
    return this.form.frame(accountFields(this.form, this.desk), {
      submit: t('staff-add-act'),
    });
  }

  private made(link: z.output<typeof LinkView>) {
    const done = () => {
      this.dispatchEvent(new CustomEvent('done'));
    };
    return html`<div class="stack">
      <p>${t('staff-added')}</p>
      <one-time-link .link=${link}></one-time-link>
      <p><button class="button first" @click=${done}>${t('staff-link-given')}</button></p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'new-account': NewAccount;
  }
}
