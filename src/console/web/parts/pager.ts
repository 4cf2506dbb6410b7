import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons.js';
import { t } from '../texts.js';

interface Paged {
  /** Names the list whose pages are turned, for who cannot see it. */
  label: string;
  page: number;
  size: number;
  total: number;
  turn: (to: number) => void;
}

/** The last page of a list; its first where it has none. */
export const lastPage = ({ total, size }: Pick<Paged, 'total' | 'size'>): number =>
  Math.max(1, Math.ceil(total / size));

/** How many rows a list has in all, and the steps to its other pages where there are any. */
export function pager({ label, page, size, total, turn }: Paged): TemplateResult {
  const pages = lastPage({ total, size });
  const step = (by: number) => () => {
    turn(page + by);
  };
  return html`<nav class="pager" aria-label=${label}>
    <span role="status">${t('list-total', { total })}</span>
    ${
      pages > 1
        ? html`<div class="row">
            <button class="button narrow" ?disabled=${page <= 1} @click=${step(-1)}>
              ${icon('left')}${t('list-before')}
            </button>
            <span>${t('list-page', { page, pages })}</span>
            <button class="button narrow" ?disabled=${page >= pages} @click=${step(1)}>
              ${t('list-next')}${icon('right')}
            </button>
          </div>`
        : nothing
    }
  </nav>`;
}
