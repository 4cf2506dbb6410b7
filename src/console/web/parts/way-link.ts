import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons.js';
import type { NavEntry } from '../nav.js';
import { t } from '../texts.js';

/** Whether a path is that of a way, or of a page that belongs to it. */
export const isHere = ({ path: own, also = [] }: NavEntry, path: string): boolean =>
  own === '/'
    ? path === '/' || also.includes(path)
    : [own, ...also].some((each) => `${path}/`.startsWith(`${each}/`));

/** A way to a page; the one whose page, or one below it, is shown says so. */
export function wayLink(way: NavEntry, path: string): TemplateResult {
  return html`<a class="way" href=${way.path} aria-current=${isHere(way, path) ? 'page' : nothing}>
    ${icon(way.icon)}<span>${t(way.title)}</span>
  </a>`;
}
