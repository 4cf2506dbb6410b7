import { Task } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { z } from 'zod';
import { demo } from '../../contract/demo.js';
import type { DemoAccount } from '../../contract/demo.js';
import { call } from '../call.js';
import { t } from '../texts.js';

type Account = z.output<typeof DemoAccount>;

/** In a demo: who may be tried, and the codes of now. Fires `use` with the account. Elsewhere it shows nothing. */
@customElement('demo-accounts')
export class DemoAccounts extends LitElement {
  /** What is taken from an account. */
  @property() show: 'people' | 'codes' = 'people';

  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly accounts = new Task(this, {
    task: async (_args, { signal }) => {
      const { accounts, codesFor } = await call(demo.accounts, {}, { signal, background: true });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.accounts.run(), (codesFor + 1) * 1000);
      return accounts;
    },
    args: () => [],
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const all = this.accounts.value ?? [];
    const shown = this.show === 'codes' ? all.filter(({ code }) => code !== null) : all;
    if (shown.length === 0) return nothing;
    return html`<section class="panel stack demo" aria-labelledby="demo-title">
      <div>
        <h2 id="demo-title">${this.show === 'codes' ? t('demo-codes') : t('demo-title')}</h2>
        <p class="soft small">${t('demo-words')}</p>
      </div>
      <ul>
        ${shown.map((account) => this.one(account))}
      </ul>
    </section>`;
  }

  private one(account: Account) {
    const use = () => {
      this.dispatchEvent(new CustomEvent('use', { detail: account }));
    };
    const role = t(`role-${account.role}`);
    const isCode = this.show === 'codes';
    return html`<li>
      <span
        ><strong>${role}</strong><br /><span class="soft small"
          >${isCode ? account.name : t(`demo-does-${account.role}`)}</span
        ></span
      >
      ${isCode ? html`<code>${account.code}</code>` : nothing}
      <button
        class="button narrow"
        type="button"
        aria-label="${t('demo-use')}: ${role}"
        @click=${use}
      >
        ${t('demo-use')}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'demo-accounts': DemoAccounts;
  }
}
