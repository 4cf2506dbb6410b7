import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { session } from '../../contract/session.js';
import { call } from '../call.js';
import { goOn } from '../gate.js';
import { Page } from '../page.js';
import { textField } from '../parts/fields.js';
import { fillForm } from '../parts/fill-form.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';
import '../parts/demo-accounts.js';
import './gate-texts.js';

const WAYS = ['sms', 'telegram'] as const;

/** The second step of signing in: a code of the app, of a text, or a recovery code. */
@customElement('second-factor-page')
export class SecondFactorPage extends Page {
  @state() private said = '';
  private readonly form = new Form(this, { route: session.secondFactor, done: goOn });

  override render() {
    const code = textField(this.form, {
      name: 'code',
      label: t('second-factor-code'),
      hint: t('second-factor-hint'),
      autocomplete: 'one-time-code',
      look: 'digits',
    });
    return html`${pageTitle({ title: t('second-factor-title'), lead: t('second-factor-lead') })}
      <div class="stack">
        ${this.form.frame(code, { submit: t('second-factor-act') })} ${this.text()}
        <p><a href="/sign-in">${t('second-factor-back')}</a></p>
        <demo-accounts show="codes" @use=${this.onUse}></demo-accounts>
      </div>`;
  }

  /** The restricted way, offered only where a trusted number or chat is known. */
  private text() {
    const offered = this.query.get('text')?.split(' ') ?? [];
    const ways = WAYS.filter((way) => offered.includes(way));
    if (!ways.length) return nothing;
    return html`<section class="panel stack" aria-labelledby="by-text">
      <h2 id="by-text">${t('second-factor-text')}</h2>
      <p class="soft small">${t('second-factor-text-words')}</p>
      <div class="acts">
        ${ways.map(
          (by) =>
            html`<button class="button" @click=${() => void this.onText(by)}>
              ${t(`second-factor-text-${by}`)}
            </button>`,
        )}
      </div>
      <p role="status">${this.said}</p>
    </section>`;
  }

  private async onText(by: (typeof WAYS)[number]): Promise<void> {
    try {
      await call(session.sendCode, { body: { by } });
      this.said = t('second-factor-text-sent');
    } catch (error) {
      this.said = error instanceof Error ? error.message : t('refusal-unknown');
    }
  }

  private readonly onUse = ({ detail }: CustomEvent<{ code: string }>) => {
    fillForm(this, { code: detail.code });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'second-factor-page': SecondFactorPage;
  }
}
