import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { account } from '../../../contract/account.js';
import type { ProfileView } from '../../../contract/account.js';
import { call } from '../../call.js';
import { t } from '../../texts.js';
import { toast, toastRefusal } from '../toast.js';

type Way = ProfileView['toldBy'];

/** How the person hears of tasks: here alone, or also by a way that they have. */
@customElement('told-by')
export class ToldBy extends LitElement {
  @property({ attribute: false }) profile!: ProfileView;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { toldBy, told } = this.profile;
    const ways = this.ways();
    return html`<div class="field">
      <label for="told-by">${t('me-told')}</label>
      <p class="hint" id="told-by-hint">
        ${t('me-told-hint')} ${told?.stock ? t('me-told-stock') : nothing}
      </p>
      <select id="told-by" aria-describedby="told-by-hint" @change=${this.onTold}>
        ${ways.map(
          (way) =>
            html`<option value=${way} ?selected=${way === toldBy}>${t(`me-told-${way}`)}</option>`,
        )}
      </select>
      ${ways.length > 1 ? nothing : html`<p class="hint">${t('me-told-number')}</p>`}
    </div>`;
  }

  private ways(): Way[] {
    const { number, chat } = this.profile;
    return [
      'console',
      ...(number ? (['sms'] as const) : []),
      ...(chat && !chat.stopped ? (['telegram'] as const) : []),
    ];
  }

  private readonly onTold = ({ target }: Event) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const by = this.ways().find((way) => way === target.value) ?? 'console';
    call(account.tellBy, { body: { by } }).then(
      () => {
        toast(t('me-told-done'));
      },
      (error: unknown) => {
        toastRefusal(error);
      },
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'told-by': ToldBy;
  }
}
