import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { DemoPerson, PhonesState } from '../contract.js';
import type { TypedNumber } from './typed.js';
import './parts/holder-picker.js';

const toProvider = 'A real provider is set: texts sent unasked went there, not to this page.';

/** Who holds a phone, of those who have one of its kind. */
export function picker(
  all: PhonesState,
  device: DemoPerson['channel'],
  {
    chosen,
    hold,
    take,
  }: {
    chosen: string;
    hold: (key: string) => void;
    take: (typed: TypedNumber) => void;
  },
): TemplateResult {
  return html`<holder-picker
    data-device=${device}
    .label=${device === 'sms' ? 'Who holds the plain phone' : 'Who holds the smartphone'}
    .device=${device === 'sms' ? 'keypad' : 'smartphone'}
    .people=${all.people.filter(({ channel }) => channel === device)}
    .chosen=${chosen}
    .note=${all.real.includes(device) ? toProvider : ''}
    @hold=${({ detail }: CustomEvent<string>) => {
      hold(detail);
    }}
    @take=${({ detail }: CustomEvent<TypedNumber>) => {
      take(detail);
    }}
  ></holder-picker>`;
}
