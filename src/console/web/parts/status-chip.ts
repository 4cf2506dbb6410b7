import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons.js';

/** A state in colour, drawing and word: ready (done, free), soon (mind it), act (do something), plain. */
export function statusChip(kind: 'ready' | 'soon' | 'act' | 'plain', word: string): TemplateResult {
  const drawing = kind === 'act' ? 'alert' : kind;
  return html`<span class="chip ${kind}">${icon(drawing)}${word}</span>`;
}
