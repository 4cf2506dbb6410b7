import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { care } from '../../../contract/care.js';
import type { CareView } from '../../../contract/care.js';
import { call } from '../../call.js';
import { shortDay, wholeDay } from '../../dates.js';
import { t } from '../../texts.js';
import { confirmAct } from '../confirm-act.js';
import { showTask } from '../show-task.js';
import { statusChip } from '../status-chip.js';
import { toast, toastRefusal } from '../toast.js';
import { PatientPart } from './part.js';

/** Between visits: whether the person lies in a ward, and the weekly question. */
@customElement('patient-care')
export class PatientCare extends PatientPart {
  private readonly view = new Task(this, {
    task: ([id], { signal }) => call(care.read, { params: { id } }, { signal }),
    args: () => [this.patient.id] as const,
  });

  override render() {
    const may = this.desk.may('patient.edit') && this.patient.state === 'active';
    return html`<section class="panel stack" aria-labelledby="care-title">
      <h2 id="care-title">${t('care-title')}</h2>
      ${showTask(this.view, (seen) => html`${this.ward(seen, may)} ${this.question(seen, may)}`)}
    </section>`;
  }

  private ward({ inpatientSince }: CareView, may: boolean) {
    const inside = inpatientSince !== null;
    return html`<div class="row">
        ${
          inside
            ? statusChip('soon', t('care-inside', { day: wholeDay(inpatientSince) }))
            : html`<span class="soft">${t('care-home')}</span>`
        }
        ${
          may
            ? html`<button class="button narrow" @click=${() => void this.onWard(!inside)}>
                ${t(inside ? 'care-go-home' : 'care-go-in')}
              </button>`
            : nothing
        }
      </div>
      ${inside ? html`<p class="soft small">${t('care-inside-how')}</p>` : nothing}`;
  }

  private question({ nextOn, asks }: CareView, may: boolean) {
    return html`<div class="row">
        <span class="soft"
          >${nextOn ? t('care-asked', { day: shortDay(nextOn) }) : t('care-not-asked')}</span
        >
        ${
          may
            ? html`<button class="button narrow" @click=${() => void this.onAsk(!nextOn)}>
                ${t(nextOn ? 'care-ask-end' : 'care-ask-begin')}
              </button>`
            : nothing
        }
      </div>
      ${
        asks.length
          ? html`<ul class="lines">
              ${asks.map(
                ({ askedOn, says }) =>
                  html`<li>
                    <span>${shortDay(askedOn)}</span>
                    ${statusChip(LOOKS[says ?? 'none'], t(`care-says-${says ?? 'none'}`))}
                  </li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  private async onWard(inside: boolean): Promise<void> {
    const sure = await confirmAct({
      title: t(inside ? 'care-in-ask' : 'care-home-ask'),
      consequence: t(inside ? 'care-in-how' : 'care-home-how'),
      act: t(inside ? 'care-go-in' : 'care-go-home'),
    });
    const params = { id: this.patient.id };
    if (sure) await this.act(() => call(care.inside, { params, body: { inside } }));
  }

  private onAsk(asked: boolean): Promise<void> {
    return this.act(() => call(care.ask, { params: { id: this.patient.id }, body: { asked } }));
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      toast(t('details-saved'));
    } catch (error) {
      toastRefusal(error);
    }
    void this.view.run();
  }
}

const LOOKS = { well: 'ready', 'not-well': 'act', call: 'soon', none: 'plain' } as const;

declare global {
  interface HTMLElementTagNameMap {
    'patient-care': PatientCare;
  }
}
