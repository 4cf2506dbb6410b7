import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

/** A drawing beside a word, from the source of a lucide icon; it says nothing to a screen reader. */
export function drawing(source: string): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeHTML(source)}</span>`;
}

/** The sign of the service: a quiet word. */
export const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  ${svg`<rect width="32" height="32" rx="9" fill="var(--accent)" />
    <path d="M8 12a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4h-5l-5 4v-4.5A4 4 0 0 1 8 16z" fill="var(--accent-ink)" />
    <path d="M12.5 14h7" stroke="var(--accent)" stroke-width="2" stroke-linecap="round" />`}
</svg>`;
