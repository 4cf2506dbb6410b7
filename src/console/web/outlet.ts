import type { ReactiveControllerHost } from 'lit';
import { pageDoors } from '../contract/pages.js';
import type { Desk } from './desk.js';
import { connection } from './connection.js';
import { keepFocus } from './keep-focus.js';
import './pages/not-loaded-page.js';
import { pages } from './pages.js';
import type { Found, PageEntry } from './router.js';
import { findPage } from './router.js';
import { t } from './texts.js';

interface Shown extends HTMLElement {
  params: Record<string, string>;
  query: URLSearchParams;
  updateComplete?: Promise<unknown>;
}

const notFound: PageEntry = {
  pattern: '',
  tag: 'not-found-page',
  title: 'not-found-title',
  load: () => import('./pages/not-found-page.js'),
};

const noPermission: PageEntry = {
  pattern: '',
  tag: 'no-permission-page',
  title: 'no-permission-title',
  load: () => import('./pages/no-permission-page.js'),
};

const noPlace: PageEntry = {
  pattern: '',
  tag: 'no-place-page',
  title: 'place-none',
  load: () => import('./pages/no-place-page.js'),
};

const notLoaded: PageEntry = {
  pattern: '',
  tag: 'not-loaded-page',
  title: 'not-loaded-title',
  // It came with the frame, as nothing comes any more where it is needed.
  load: () => Promise.resolve(),
};

/** Shows the page of the address: loads it, gives it its params and query, and the focus to its heading. */
export class Outlet {
  element: HTMLElement | null = null;
  isPublic = false;

  private path = '';
  private page: PageEntry | null = null;
  private turn = 0;

  constructor(private readonly host: ReactiveControllerHost & Element) {}

  async show(desk: Desk | null): Promise<void> {
    const turn = (this.turn += 1);
    const found = this.find(desk);
    if (!found) {
      this.blank();
      return;
    }
    const page = await loaded(found.page);
    // A later address was asked for while this one was loading.
    if (turn !== this.turn) return;
    await this.put({ ...found, page });
  }

  private find(desk: Desk | null): Found | null {
    const found = findPage(pages, location.pathname) ?? { page: notFound, params: {} };
    const { pattern } = found.page;
    const door = pattern === '' ? 'signed-in' : pageDoors[pattern];
    this.isPublic = door === 'public';
    if (this.isPublic) return found;
    if (!desk) return null;
    if (door === 'signed-in' || desk.may(door))
      return found.page.atPlace && !desk.siteId
        ? { page: noPlace, params: { title: found.page.title } }
        : found;
    // What was typed as an address the server has refused, and noted, already.
    const noted = this.page === null ? 'yes' : 'no';
    return { page: noPermission, params: { permission: door, noted } };
  }

  /** Shows no page. */
  blank(): void {
    this.element = null;
    this.page = null;
    this.host.requestUpdate();
  }

  private async put({ page, params }: Found): Promise<void> {
    const stays = page === this.page && location.pathname === this.path;
    const element = (stays ? this.element : document.createElement(page.tag)) as Shown;
    if (!stays) keepFocus(element);
    element.params = params;
    element.query = new URLSearchParams(location.search);
    this.element = element;
    this.host.requestUpdate();
    if (stays) return;
    const first = this.page === null;
    [this.page, this.path] = [page, location.pathname];
    document.title = `${t(page.title)} · ${t('brand')}`;
    await this.host.updateComplete;
    await element.updateComplete;
    window.scrollTo(0, 0);
    if (!first) focusHeading(element);
  }
}

/** The heading takes the focus; where it is drawn from an answer, as soon as that is there, unless somebody went elsewhere meanwhile. */
function focusHeading(page: HTMLElement): void {
  const heading = () => page.querySelector<HTMLElement>('h1');
  const first = heading();
  if (first) {
    first.focus();
    return;
  }
  const drawn = new MutationObserver(() => {
    const late = heading();
    if (!late) return;
    drawn.disconnect();
    if (document.activeElement === document.body) late.focus();
  });
  drawn.observe(page, { childList: true, subtree: true });
}

/** A page whose file cannot be fetched is told of, not left blank. */
async function loaded(page: PageEntry): Promise<PageEntry> {
  try {
    await page.load();
    return page;
  } catch {
    connection.lost();
    return notLoaded;
  }
}
