import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { VisitView } from '../../contract/visits.js';
import type { Desk } from '../desk.js';
import visits from '../texts/en/visits.ftl?raw';
import { addTexts, t } from '../texts.js';
import { grouped } from './patient/grouped.js';
import { statusChip } from './status-chip.js';
import { tabs } from './tabs.js';

addTexts(visits);

const LOOKS: Record<VisitView['state'], 'ready' | 'soon' | 'act' | 'plain'> = {
  proposed: 'plain',
  pending: 'plain',
  booked: 'plain',
  arrived: 'soon',
  'checked-in': 'soon',
  fulfilled: 'ready',
  cancelled: 'plain',
  noshow: 'act',
  'entered-in-error': 'plain',
};

/** A visit's state in colour, drawing and word, and whether it was booked as an exception. */
export const visitChips = ({ state, override }: VisitView): TemplateResult =>
  html`<span class="chips"
    >${statusChip(LOOKS[state], t(`visit-state-${state}`))}${
      override ? statusChip('soon', t('visit-exception')) : nothing
    }</span
  >`;

/** Whose visit it is, by the number of their card. */
export const cardOf = ({ publicRef }: { publicRef: string }): string => grouped(publicRef);

const PAGES = [
  ['/visits', 'visits-tab-calendar', 'visit.read'],
  ['/visits/waits', 'visits-tab-waits', 'visit.read'],
  ['/visits/day', 'visits-tab-day', 'day.close'],
  ['/hours', 'visits-tab-hours', 'visit.read'],
  ['/services', 'visits-tab-services', 'service.manage'],
] as const;

/** The pages about visits, side by side. */
export function visitTabs(here: string, desk: Desk): TemplateResult {
  const pages = PAGES.filter(([, , permission]) => desk.may(permission));
  const words = new Map<string, string>(pages.map(([path, word]) => [path, t(word)]));
  return tabs({
    ...{ label: t('visits-pages'), names: [...words.keys()], here },
    href: (path) => path,
    words: (path) => words.get(path) ?? '',
  });
}

/** `2` of the place shown; null where none is. */
export const placeShown = ({ sites, siteId }: Desk): number | null =>
  sites.find(({ id }) => id === siteId)?.number ?? null;
