import { consume } from '@lit/context';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { PatientView } from '../../../contract/patient-views.js';
import { patients } from '../../../contract/patients.js';
import { call } from '../../call.js';
import { deskContext } from '../../desk.js';
import type { Desk } from '../../desk.js';
import { attempt } from '../attempt.js';

/** The details of an open record. */
export type Details = NonNullable<PatientView['details']>;

/** A section of a patient's record; it says `changed` when it changed something, `renewed` with the record where it looked anew. */
export class PatientPart extends LitElement {
  @property({ attribute: false }) patient!: PatientView;
  @consume({ context: deskContext, subscribe: true })
  @property({ attribute: false })
  desk!: Desk;

  get details(): Details {
    if (!this.patient.details) throw new Error('a closed record has no sections');
    return this.patient.details;
  }

  protected changed(): void {
    this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
  }

  /** Does what a press began; the record is looked at anew whether it was done or not. */
  protected async attempt(work: () => Promise<unknown>): Promise<void> {
    await attempt(work);
    this.changed();
  }

  /** Looks at the record anew while something typed here stays. */
  protected readonly again = async (): Promise<void> => {
    const { id } = this.patient;
    this.patient = await call(patients.read, { params: { id } });
    this.dispatchEvent(new CustomEvent('renewed', { bubbles: true, detail: this.patient }));
  };

  protected override createRenderRoot() {
    return this;
  }
}
