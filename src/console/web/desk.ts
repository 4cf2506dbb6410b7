import { createContext } from '@lit/context';
import type { SessionView } from '../contract/session.js';

/** Who is at the desk, what they may do, and the place they chose to work at. */
export interface Desk extends SessionView {
  /** The place shown now; null for a person of no place. */
  siteId: string | null;
  /** All of theirs; `sites` are those that are open, and so can be chosen for what is to come. */
  places: SessionView['sites'];
  /** Whether pages and buttons of this permission are shown; the server decides. */
  may(permission: string): boolean;
}

/** The desk, for every page and part below the shell. */
export const deskContext = createContext<Desk>('desk');

const place = 'sotto.place';

/** The desk of a session, at the place chosen last on this device where it is still one of theirs. */
export function deskOf(view: SessionView, chosen = recall()): Desk {
  const { sites: places } = view;
  const sites = places.filter(({ state }) => state === 'open');
  const site = places.find(({ id }) => id === chosen) ?? sites[0] ?? places[0];
  return {
    ...view,
    places,
    sites,
    siteId: site?.id ?? null,
    may: (permission) => view.permissions.includes(permission),
  };
}

/** Keeps the place for the next visit; a browser that refuses storage forgets it. */
export function keepPlace(siteId: string): void {
  try {
    localStorage.setItem(place, siteId);
  } catch {
    return;
  }
}

function recall(): string {
  try {
    return localStorage.getItem(place) ?? '';
  } catch {
    return '';
  }
}
