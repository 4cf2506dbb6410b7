import { fits } from '../contract/pages.js';
import type { PagePattern } from '../contract/pages.js';

/** One page: where it is, and what loads it; who may see it stands in the contract. */
export interface PageEntry {
  /** Empty for those that stand in for another. */
  pattern: PagePattern | '';
  /** The element that shows it, `patient-page`. */
  tag: string;
  /** The key of its title in the texts. */
  title: string;
  /** It is about the place shown; who works at none is told so. */
  atPlace?: true;
  load: () => Promise<unknown>;
}

export interface Found {
  page: PageEntry;
  params: Record<string, string>;
}

/** Raised on `window` after each change of address. */
export const WENT = 'went';

/** The page of a path, with the names in it; null where there is none. */
export function findPage(pages: readonly PageEntry[], path: string): Found | null {
  for (const page of pages) {
    const params = fits(page.pattern, path);
    if (params) return { page, params };
  }
  return null;
}

/** Goes to an address of the console, `/patients?words=am`. */
export function go(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  window.dispatchEvent(new Event(WENT));
}

/** Changes the query and stays on the page; null takes a name out. Filters and pages of a list live there. */
export function changeQuery(
  changes: Record<string, string | null>,
  options?: { replace?: boolean },
): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  go(`${location.pathname}${query.size > 0 ? `?${query.toString()}` : ''}`, options);
}

/** Lets links inside the console change the page without loading it anew: `follow` is given the address. */
export function catchLinks(event: MouseEvent, follow: (address: string) => void): void {
  if (event.defaultPrevented || event.button !== 0 || isModified(event)) return;
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
  if (!link || !leadsInside(link)) return;
  event.preventDefault();
  follow(link.pathname + link.search);
}

function leadsInside(link: HTMLAnchorElement): boolean {
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return false;
  const isJump = link.hash !== '' && link.pathname === location.pathname;
  return !isJump && !link.pathname.startsWith('/api/');
}

const isModified = ({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent) =>
  altKey || ctrlKey || metaKey || shiftKey;
