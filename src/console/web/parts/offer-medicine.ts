import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { medicines, ProductView, ProgrammeView } from '../../contract/medicines.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { attempt } from './attempt.js';
import { doneOnceListed } from './done-once-listed.js';
import { statusChip } from './status-chip.js';

type Medicine = Pick<ProductView | ProgrammeView, 'id' | 'code' | 'rev' | 'active' | 'running'>;

export const retiredChip = ({ active }: Medicine) =>
  active ? '' : statusChip('plain', t('medicines-retired'));

/** What is retired is kept and handed over for those who still have it. */
export const isInUse = ({ active, running }: Medicine) => active || running > 0;

/** The act as the sheet of a medicine shows it. */
export const offerMedicine = (
  medicine: Medicine,
  { route, listed }: Pick<OfferMedicine, 'route' | 'listed'>,
) =>
  html`<offer-medicine .medicine=${medicine} .route=${route} .listed=${listed}></offer-medicine>`;

/** Retires a product or a programme, or offers it again. Raises `done`. */
@customElement('offer-medicine')
export class OfferMedicine extends LitElement {
  @property({ attribute: false }) medicine!: Medicine;
  @property({ attribute: false }) route!:
    typeof medicines.offerProduct | typeof medicines.offerProgramme;
  /** Reads the list behind it anew. */
  @property({ attribute: false }) listed!: () => Promise<void>;
  @state() private busy = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { active, running } = this.medicine;
    return html`<section class="section stack">
      <p class="soft">
        ${t(active ? 'medicines-retire-how' : 'medicines-retired-how', { running })}
      </p>
      <div class="acts">
        <button class="button" aria-disabled=${this.busy} @click=${this.onTurn}>
          ${t(active ? 'medicines-retire' : 'medicines-offer')}
        </button>
      </div>
    </section>`;
  }

  private readonly onTurn = async () => {
    if (this.busy) return;
    this.busy = true;
    const { code, active, rev } = this.medicine;
    await attempt(async () => {
      const now = await this.turn(rev, !active);
      const undo = () => void attempt(() => this.turn(now, active));
      const words = t(active ? 'medicines-retire-done' : 'medicines-offer-done', { code });
      await doneOnceListed(this, words, { undo });
    });
    this.busy = false;
  };

  private async turn(rev: number, active: boolean): Promise<number> {
    const { id } = this.medicine;
    return (await call(this.route, { params: { id }, body: { rev, active } })).rev;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'offer-medicine': OfferMedicine;
  }
}
