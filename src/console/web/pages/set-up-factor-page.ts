import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { session } from '../../contract/session.js';
import type { z } from 'zod';
import { call } from '../call.js';
import { goIn } from '../gate.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { authenticator, recoveryCodes } from '../parts/authenticator.js';
import { textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { progressLine } from '../parts/progress-line.js';
import { t } from '../texts.js';
import './gate-texts.js';

/** A new authenticator: scan or type its key, prove it by a code, keep the recovery codes. */
@customElement('set-up-factor-page')
export class SetUpFactorPage extends Page {
  @state() private recoveryCodes: readonly string[] = [];

  private readonly totp = new Task(this, {
    task: (_args, { signal }) => call(session.newTotp, {}, { signal }),
    args: () => [],
  });

  private readonly form = new Form(this, {
    route: session.confirmTotp,
    done: async ({ recoveryCodes }) => {
      this.recoveryCodes = recoveryCodes;
      await this.updateComplete;
      this.querySelector('h1')?.focus();
    },
  });

  override render() {
    if (this.recoveryCodes.length > 0) return this.recovery();
    return html`${pageTitle({ title: t('set-up-factor-title'), lead: t('set-up-factor-lead') })}
    ${this.totp.render({
      pending: () => progressLine(t('form-busy')),
      error: (error) =>
        html`<p class="note" role="alert">
          ${icon('alert')}${error instanceof Error ? error.message : t('refusal-unknown')}
        </p>`,
      complete: (view) => this.scan(view),
    })}`;
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
      </section>
      <section class="stack">
        <h2>${t('set-up-factor-type')}</h2>
        ${this.form.frame(code, { submit: t('set-up-factor-act') })}
      </section>
    </div>`;
  }

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
