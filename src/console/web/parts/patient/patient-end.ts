import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { patientActs } from '../../../contract/patient-acts.js';
import { patients } from '../../../contract/patients.js';
import type { PatientView } from '../../../contract/patient-views.js';
import { call } from '../../call.js';
import { go } from '../../router.js';
import { t } from '../../texts.js';
import { confirmAct } from '../confirm-act.js';
import { textField } from '../fields.js';
import { Form } from '../form.js';
import { toast } from '../toast.js';
import { grouped } from './grouped.js';
import { PatientPart } from './part.js';
import '../side-sheet.js';

/** What ends a record: the person died or moved away, it is a double, or it is to be forgotten. */
@customElement('patient-end')
export class PatientEnd extends PatientPart {
  @state() private open: 'merge' | 'erase' | null = null;

  private readonly merge = new Form(this, {
    route: patientActs.merge,
    prefix: 'merge',
    given: () => ({ params: { id: this.patient.id } }),
    sure: ({ body }) => this.sure(body.intoRef),
    done: ({ id }) => {
      toast(t('end-merged'));
      go(`/patients/${id}`);
    },
  });

  private readonly erase = new Form(this, {
    route: patientActs.erase,
    prefix: 'erase',
    given: () => ({ params: { id: this.patient.id } }),
    drawn: { rev: () => this.details.rev, again: this.again },
    done: () => {
      toast(t('end-erased'));
      go('/patients');
    },
  });

  override render() {
    const acts = this.acts();
    if (acts.length === 0) return nothing;
    return html`<section class="panel stack" aria-labelledby="end-title">
        <h2 id="end-title">${t('end-title')}</h2>
        <div class="row">
          ${repeat(
            acts,
            // The button that was pressed goes with its act: the focus never slides onto the next one.
            ([label]) => label,
            ([label, act]) => html`<button class="button narrow" @click=${act}>${label}</button>`,
          )}
        </div>
      </section>
      ${this.sheet()}`;
  }

  /** What this person may do with a record that is as this one. */
  private acts(): (readonly [string, () => void])[] {
    const active = this.patient.state === 'active';
    const close = (to: Parameters<typeof this.close>[0]) => () => void this.close(to);
    const sheet = (open: 'merge' | 'erase') => () => (this.open = open);
    const all = [
      [this.desk.may('patient.edit') && active, t('end-died'), close('died')],
      [this.desk.may('patient.edit') && active, t('end-transferred'), close('transferred')],
      [this.desk.may('patient.edit') && !active, t('end-reopen'), close('active')],
      [this.desk.may('patient.merge') && active, t('end-merge'), sheet('merge')],
      [this.desk.may('patient.erase'), t('end-erase'), sheet('erase')],
    ] as const;
    return all.filter(([may]) => may).map(([, label, act]) => [label, act]);
  }

  private sheet() {
    const { open } = this;
    if (!open) return nothing;
    const close = () => (this.open = null);
    if (open === 'merge')
      return html`<side-sheet heading=${t('end-merge')} @close=${close}>
        <p>${t('end-merge-consequence')}</p>
        ${this.merge.frame(
          textField(this.merge, {
            ...{ name: 'intoRef', label: t('end-merge-ref'), hint: t('end-merge-ref-hint') },
          }),
          { submit: t('end-merge-act') },
        )}
      </side-sheet>`;
    return html`<side-sheet heading=${t('end-erase')} @close=${close}>
      <p>${t('end-erase-consequence')}</p>
      ${this.erase.frame(
        textField(this.erase, {
          ...{ name: 'publicRef', label: t('end-erase-ref'), hint: t('end-erase-ref-hint') },
        }),
        { submit: t('end-erase-act') },
      )}
    </side-sheet>`;
  }

  /** Both records as a list shows them, one under the other; a ref that is none, or this one, is refused when it is sent. */
  private async sure(ref: string): Promise<boolean> {
    const { by, rows } = await call(patients.search, { body: { words: ref } });
    const [found] = rows;
    if (by !== 'ref' || !found || found.id === this.patient.id) return true;
    const stays = await call(patients.read, { params: { id: found.id } });
    return confirmAct({
      title: t('end-merge-sure'),
      consequence: [
        t('end-merge-joins', wordsOf(this.patient)),
        t('end-merge-stays', wordsOf(stays)),
      ].join('\n'),
      act: t('end-merge-act'),
      grave: true,
    });
  }

  private async close(state: 'died' | 'transferred' | 'active') {
    const sure = await confirmAct({
      title: t(`end-sure-${state}`),
      consequence: t(`end-consequence-${state}`),
      act: t(`end-do-${state}`),
      grave: state !== 'active',
    });
    if (!sure) return;
    const { id } = this.patient;
    const { rev } = this.details;
    await this.attempt(async () => {
      await call(patientActs.setState, { params: { id }, body: { rev, state } });
      toast(t('details-saved'));
    });
  }
}

/** What two records are told apart by: the ref, the beginnings of the name, the ends of the numbers. */
const wordsOf = ({ publicRef, hint, ask }: PatientView) => ({
  ref: grouped(publicRef),
  name: hint ?? '–',
  ends: ask.numbers.map(({ end }) => end).join(', ') || '–',
});

declare global {
  interface HTMLElementTagNameMap {
    'patient-end': PatientEnd;
  }
}
