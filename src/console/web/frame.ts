import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Desk } from './desk.js';
import { icon } from './icons.js';
import type { NavEntry } from './nav.js';
import { nav } from './nav.js';
import { t } from './texts.js';
import { mark } from '../../look/drawing.js';
import { wayLink } from './parts/way-link.js';
import './parts/more-ways.js';
import './parts/person-menu.js';
import './parts/theme-switch.js';

interface FrameFacts {
  path: string;
  isLost: boolean;
  shaded: boolean;
  page: unknown;
}

interface DeskFacts extends FrameFacts {
  desk: Desk;
  /** Minutes until the session ends whatever happens, in the last of them; null before. */
  minutesLeft: number | null;
  onPlace: (siteId: string) => void;
  onShade: () => void;
  onLeave: () => void;
}

/** What stands side by side at the bottom of a phone. */
const ROOM = 5;

/** The frame of who is signed in: the way round, the place, the person. */
export function deskFrame(facts: DeskFacts): TemplateResult {
  const ways = nav.filter(({ permission }) => permission === null || facts.desk.may(permission));
  return html`<a class="skip" href="#main" @click=${skip}>${t('skip')}</a>
    <div class="frame">
      <nav class="side" aria-label=${t('nav')}>
        <a class="brand" href="/">${mark}${t('brand')}</a>
        <ul class="ways">
          ${ways.map((way) => html`<li>${wayLink(way, facts.path)}</li>`)}
        </ul>
        ${phones(facts.desk)}
      </nav>
      ${top(facts)} ${said(lost(facts), ending(facts))}
      <main id="main" tabindex="-1">${facts.page}</main>
      ${bottom(ways, facts)}
    </div>`;
}

/** The frame before anyone is signed in: one column. */
export function gateFrame(facts: FrameFacts): TemplateResult {
  return html`<div class="gate">
    <header>
      <a class="brand" href="/">${mark}${t('brand')}</a>
      <theme-switch></theme-switch>
    </header>
    <main id="main" tabindex="-1">${said(lost(facts))}${facts.page}</main>
    <footer>${t('gate-recorded')}</footer>
  </div>`;
}

function top({ desk, shaded, onPlace, onShade, onLeave }: DeskFacts) {
  return html`<header class="top">
    ${place(desk, onPlace)}
    <button class="tool" aria-pressed=${shaded} title=${t('shade-key')} @click=${onShade}>
      ${icon(shaded ? 'show' : 'hide')}<span>${t('shade')}</span>
    </button>
    <theme-switch></theme-switch>
    <person-menu .desk=${desk} @leave=${onLeave}></person-menu>
  </header>`;
}

const nameOf = ({ number, state }: Desk['places'][number]) =>
  t(state === 'open' ? 'place' : 'place-closed', { number });

function place({ places, siteId }: Desk, onPlace: (siteId: string) => void) {
  const [only] = places;
  if (!only) return html`<p class="place">${icon('place')}${t('place-none')}</p>`;
  if (places.length === 1) return html`<p class="place">${icon('place')}${nameOf(only)}</p>`;
  const changed = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) onPlace(target.value);
  };
  return html`<label class="place">
    ${icon('place')}<span class="unseen">${t('place-choose')}</span>
    <select .value=${live(siteId ?? '')} @change=${changed}>
      ${places.map(
        (one) =>
          html`<option value=${one.id} ?selected=${one.id === siteId}>${nameOf(one)}</option>`,
      )}
    </select>
  </label>`;
}

function bottom(ways: readonly NavEntry[], { path, desk }: DeskFacts) {
  const all = ways.length + (desk.phonesUrl === null ? 0 : 1);
  const shown = all > ROOM ? ways.slice(0, ROOM - 1) : ways;
  const rest = ways.slice(shown.length);
  return html`<nav class="bottom" aria-label=${t('nav')}>
    <ul>
      ${shown.map((way) => html`<li>${wayLink(way, path)}</li>`)}
      ${
        rest.length > 0
          ? html`<li>
              <more-ways .ways=${rest} .path=${path} .phonesUrl=${desk.phonesUrl}></more-ways>
            </li>`
          : desk.phonesUrl === null
            ? nothing
            : html`<li>${phones(desk)}</li>`
      }
    </ul>
  </nav>`;
}

function phones({ phonesUrl }: Desk) {
  if (phonesUrl === null) return nothing;
  return html`<a class="way phones" href=${phonesUrl} target="_blank" rel="noreferrer">
    ${icon('phones')}<span>${t('phones')}</span>
  </a>`;
}

const said = (...words: unknown[]) => html`<div class="said" role="status">${words}</div>`;

const lost = ({ isLost }: FrameFacts) =>
  isLost ? html`<p class="lost">${icon('offline')}${t('offline')}</p>` : nothing;

const ending = ({ minutesLeft }: DeskFacts) =>
  minutesLeft === null
    ? nothing
    : html`<p class="lost">${icon('soon')}${t('session-ends', { minutes: minutesLeft })}</p>`;

function skip(event: Event) {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}
