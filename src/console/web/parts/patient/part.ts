import { consume } from '@lit/context';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { PatientView } from '../../../contract/patient-views.js';
import { deskContext } from '../../desk.js';
import type { Desk } from '../../desk.js';

/** The details of an open record. */
export type Details = NonNullable<PatientView['details']>;

/** A section of a patient's record; it says `changed` when it changed something. */
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

  protected override createRenderRoot() {
    return this;
  }
}
