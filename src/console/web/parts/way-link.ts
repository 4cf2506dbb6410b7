import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons.js';
import type { NavEntry } from '../nav.js';
import { t } from '../texts.js';

/** A way to a page; the one whose page, or one below it, is shown says so. */
export function wayLink(way: NavEntry, path: string): TemplateResult {
  const here = way.path === '/' ? path === '/' : `${path}/`.startsWith(`${way.path}/`);
  return html`<a class="way" href=${way.path} aria-current=${here ? 'page' : nothing}>
    ${icon(way.icon)}<span>${t(way.title)}</span>
  </a>`;
}
