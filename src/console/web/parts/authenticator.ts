import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons.js';
import '../pages/gate-texts.js';
import { t } from '../texts.js';
import { toast } from './toast.js';
import '@awesome.me/webawesome/dist/components/qr-code/qr-code.js';

/** A new authenticator's key, to be scanned or typed. */
export function authenticator({ secret, uri }: { secret: string; uri: string }): TemplateResult {
  return html`<wa-qr-code
      class="qr"
      value=${uri}
      label=${t('set-up-factor-qr')}
      size="196"
      error-correction="M"
      fill="#000000"
      background="#ffffff"
    ></wa-qr-code>
    <p class="on-phone"><a class="button" href=${uri}>${t('set-up-factor-here')}</a></p>
    <p class="soft">
      ${t('set-up-factor-secret')}<br />
      <code class="private">${grouped(secret)}</code>
    </p>`;
}

/** Groups of four are typed without losing one's place. */
const grouped = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** Recovery codes, shown this once, to print or copy. */
export function recoveryCodes(codes: readonly string[]): TemplateResult {
  const copy = () => void copyText(codes.join('\n'));
  return html`<ul class="codes" aria-label=${t('recovery-list')}>
      ${codes.map((code) => html`<li><code class="private">${code}</code></li>`)}
    </ul>
    <div class="acts">
      <button class="button" type="button" @click=${onPrint}>
        ${icon('printer')}${t('recovery-print')}
      </button>
      <button class="button" type="button" @click=${copy}>
        ${icon('copy')}${t('recovery-copy')}
      </button>
    </div>`;
}

const onPrint = () => {
  window.print();
};

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('recovery-copied'));
  } catch {
    toast(t('recovery-copy-failed'));
  }
}
