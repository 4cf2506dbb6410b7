import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { IconName } from '../icons.js';
import { icon } from '../icons.js';

/** Says what will appear here, and how to make it so. */
export function emptyState(facts: {
  icon?: IconName;
  title: string;
  text?: string;
  act?: unknown;
}): TemplateResult {
  return html`<div class="empty">
    ${icon(facts.icon ?? 'inbox')}
    <h2>${facts.title}</h2>
    ${facts.text ? html`<p>${facts.text}</p>` : nothing} ${facts.act ?? nothing}
  </div>`;
}
