import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TodayView } from '../../contract/today.js';
import type { Desk } from '../desk.js';
import { t } from '../texts.js';
import './task-words.js';

interface Tile {
  label: string;
  count: number;
  /** What more there is to say of it. */
  more?: string;
  href: string;
  /** How it looks where it is not nothing. */
  look?: 'soon' | 'act';
}

/** The numbers of a day, each leading to its list. */
export function todayTiles(view: TodayView, desk: Desk): TemplateResult {
  const tiles = [
    ...ownTiles(view, desk),
    ...visitTiles(view),
    ...pickupTiles(view),
    ...stockTiles(view),
    ...messageTiles(view),
  ];
  return html`<ul class="tiles">
    ${tiles.map(
      ({ label, count, more, href, look }) =>
        html`<li>
          <a href=${href}>
            <span class="small soft">${label}</span>
            <span class="figure ${count > 0 ? (look ?? '') : 'none'}">${count}</span>
            ${more ? html`<span class="small soft">${more}</span>` : nothing}
          </a>
        </li>`,
    )}
  </ul>`;
}

/** What the day holds for the person themselves. */
function ownTiles({ own, now }: TodayView, { staffId }: Desk): Tile[] {
  if (!own) return [];
  const { count, first, last } = own;
  const more = count === 1 ? t('today-own-one', { first }) : t('today-own-from', { first, last });
  const href = `/visits?look=day&on=${now.day}&with=${staffId}`;
  return [{ label: t('today-own'), count, more, href }];
}

function visitTiles({ visits }: TodayView): Tile[] {
  if (!visits) return [];
  const { booked, waiting, inside, done, missed } = visits;
  return [
    {
      label: t('today-visits'),
      count: booked,
      ...said(done + missed, t('today-visits-done', { done, missed })),
      href: '/visits?look=day',
    },
    {
      label: t('today-visits-waiting'),
      count: waiting,
      ...said(inside, t('today-visits-inside', { count: inside })),
      href: '/visits?look=day',
      look: 'soon',
    },
  ];
}

function pickupTiles({ pickups }: TodayView): Tile[] {
  if (!pickups) return [];
  const { prepare, prepareToday, ready, due, here, late, collected } = pickups;
  const list = (show: string) => `/pickups?show=${show}`;
  return [
    {
      label: t('today-prepare'),
      count: prepare,
      ...said(prepareToday, t('today-prepare-tonight', { count: prepareToday })),
      href: list('prepare'),
      ...(prepareToday > 0 && { look: 'soon' as const }),
    },
    {
      label: t('today-ready'),
      count: ready,
      ...said(due, t('today-due', { count: due })),
      href: list('ready'),
    },
    { label: t('today-here'), count: here, href: list('here'), look: 'soon' },
    {
      label: t('today-late'),
      count: late,
      ...said(late, t('today-late-how')),
      href: list('late'),
      look: 'act',
    },
    { label: t('today-collected'), count: collected, href: list('done') },
  ];
}

function stockTiles({ stock }: TodayView): Tile[] {
  if (!stock) return [];
  const tile = (show: 'low' | 'ending' | 'stale', label: string): Tile => ({
    label,
    count: stock[show],
    ...said(stock[show], t('today-products', { count: stock[show] })),
    href: `/stock?show=${show}`,
    look: show === 'low' ? 'act' : 'soon',
  });
  return [
    tile('low', t('today-low')),
    tile('ending', t('today-ending')),
    tile('stale', t('today-stale')),
  ];
}

/** What more there is to say, of what is not nothing. */
const said = (count: number, more: string) => (count > 0 ? { more } : {});

function messageTiles({ messages }: TodayView): Tile[] {
  if (!messages) return [];
  return [
    {
      label: t('today-failed'),
      count: messages.failed,
      ...said(messages.denied, t('today-denied', { count: messages.denied })),
      href: '/texts',
      look: 'act',
    },
  ];
}
