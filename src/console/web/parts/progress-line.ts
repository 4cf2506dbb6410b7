import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/** How far a long work is; without `part` only that it goes on. */
export function progressLine(label: string, part?: { done: number; of: number }): TemplateResult {
  return html`<div class="progress" role="status">
    <span>${label}</span>
    <progress
      aria-label=${label}
      value=${ifDefined(part?.done)}
      max=${ifDefined(part?.of)}
    ></progress>
  </div>`;
}
