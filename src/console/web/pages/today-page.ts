import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Page } from '../page.js';
import { emptyState } from '../parts/empty-state.js';
import { pageTitle } from '../parts/page-title.js';
import { t } from '../texts.js';

/** What waits for this person today. */
@customElement('today-page')
export class TodayPage extends Page {
  override render() {
    return html`${pageTitle({ title: t('today-title') })}
    ${emptyState({
      icon: 'today',
      title: t('today-empty-title', { name: this.desk.name }),
      text: t('today-empty'),
    })}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'today-page': TodayPage;
  }
}
