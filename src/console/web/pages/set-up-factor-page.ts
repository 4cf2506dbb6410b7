import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { session, TotpView } from '../../contract/session.js';
import type { z } from 'zod';
import { call } from '../call.js';
import { goIn } from '../gate.js';
import { recall, remember, TOTP_KEPT } from '../memory.js';
import { Page } from '../page.js';
import { authenticator, recoveryCodes } from '../parts/authenticator.js';
import { textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { showTask } from '../parts/show-task.js';
import { t } from '../texts.js';
import './gate-texts.js';

/** A new authenticator: scan or type its key, prove it by a code, keep the recovery codes. */
@customElement('set-up-factor-page')
export class SetUpFactorPage extends Page {
  @state() private recoveryCodes: readonly string[] = [];

  private readonly totp = new Task(this, {
    task: async (_args, { signal }) => {
      const kept = TotpView.safeParse(recall(TOTP_KEPT)).data;
      if (kept) return kept;
      const made = await call(session.newTotp, {}, { signal });
      remember(TOTP_KEPT, made);
      return made;
    },
    args: () => [],
  });

  private readonly form = new Form(this, {
    route: session.confirmTotp,
    done: async ({ recoveryCodes }) => {
      remember(TOTP_KEPT, null);
      this.recoveryCodes = recoveryCodes;
      await this.updateComplete;
      this.querySelector('h1')?.focus();
    },
  });

  override render() {
    if (this.recoveryCodes.length > 0) return this.recovery();
    return html`${pageTitle({ title: t('set-up-factor-title'), lead: t('set-up-factor-lead') })}
    ${showTask(this.totp, (view) => this.scan(view))}
    ${this.totp.error ? html`<p><a href="/sign-in">${t('set-up-back')}</a></p>` : nothing}`;
  }

  private scan(totp: z.output<typeof session.newTotp.answer>) {
    const code = textField(this.form, {
      name: 'code',
      label: t('second-factor-code'),
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      look: 'digits',
    });
    return html`<div class="stack wide">
      <section class="stack">
        <h2>${t('set-up-factor-scan')}</h2>
        ${authenticator(totp)}
        <p class="small">
          ${t('set-up-factor-lost')}
          <button type="button" class="opens" @click=${this.onAnew}>
            ${t('set-up-factor-anew')}
          </button>
        </p>
      </section>
      <section class="stack">
        <h2>${t('set-up-factor-type')}</h2>
        ${this.form.frame(code, { submit: t('set-up-factor-act') })}
      </section>
    </div>`;
  }

  private readonly onAnew = () => {
    remember(TOTP_KEPT, null);
    void this.totp.run();
  };

  private recovery() {
    return html`${pageTitle({ title: t('recovery-title'), lead: t('recovery-lead') })}
      <div class="stack">
        ${recoveryCodes(this.recoveryCodes)}
        <div class="acts">
          <button class="button first" @click=${() => void goIn()}>${t('recovery-act')}</button>
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'set-up-factor-page': SetUpFactorPage;
  }
}
