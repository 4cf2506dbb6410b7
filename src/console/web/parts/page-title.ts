import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons.js';

interface TitleFacts {
  /** The task: "Pickups today at place 2". */
  title: string;
  /** The title names somebody. */
  isPrivate?: boolean;
  lead?: unknown;
  /** The one primary act: a link or button of class `button first`. */
  act?: unknown;
  /** Where this page came from. */
  back?: { href: string; label: string };
  /** The fields that narrow the list, on one line. */
  filters?: unknown;
}

/** The head of a page. The heading takes the focus when the page is opened. */
export function pageTitle({
  title,
  isPrivate,
  lead,
  act,
  back,
  filters,
}: TitleFacts): TemplateResult {
  return html`<header class="page-title">
      <div>
        ${back ? html`<a class="back" href=${back.href}>${icon('back')}${back.label}</a>` : nothing}
        <h1 class=${isPrivate ? 'private' : nothing} tabindex="-1">${title}</h1>
        ${lead ? html`<p class="lead">${lead}</p>` : nothing}
      </div>
      ${act ?? nothing}
    </header>
    ${filters ? html`<div class="filters">${filters}</div>` : nothing}`;
}
