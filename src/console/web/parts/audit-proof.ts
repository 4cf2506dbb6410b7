import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { audit } from '../../contract/audit.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';
import { attempt } from './attempt.js';
import { progressLine } from './progress-line.js';

type Proof = z.output<typeof audit.prove.answer>;

/** Walks the chain when asked, and says in words what it found. */
@customElement('audit-proof')
export class AuditProof extends LitElement {
  @state() private proof: Proof | null = null;
  @state() private busy = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<section class="panel stack">
      <h2>${t('audit-prove-title')}</h2>
      <p class="soft">${t('audit-prove-how')}</p>
      ${this.busy ? progressLine(t('audit-proving')) : this.said()}
      <div class="acts">
        <button class="button" aria-disabled=${this.busy} @click=${this.onProve}>
          ${t('audit-prove')}
        </button>
      </div>
    </section>`;
  }

  private said() {
    if (!this.proof) return nothing;
    const { fault, sealed, waiting } = this.proof;
    return html`<p class="note" role=${fault ? 'alert' : 'status'}>
      ${icon(fault ? 'alert' : 'ready')}${
        fault
          ? t(`audit-fault-${fault.kind}`, { seq: fault.seq })
          : t('audit-whole', { sealed, waiting })
      }
    </p>`;
  }

  private readonly onProve = async () => {
    if (this.busy) return;
    this.busy = true;
    await attempt(async () => {
      this.proof = await call(audit.prove, {});
    });
    this.busy = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'audit-proof': AuditProof;
  }
}
