import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';

/** A page about the place shown, for who works at none. */
@customElement('no-place-page')
export class NoPlacePage extends Page {
  override render() {
    return html`${pageTitle({ title: t(this.params['title'] ?? '') })}
    ${emptyState({
      icon: 'place',
      title: t('place-none'),
      text: t('no-place-words'),
      act: html`<a class="button first" href="/">${t('to-today')}</a>`,
    })}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'no-place-page': NoPlacePage;
  }
}
