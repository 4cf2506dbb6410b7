import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PickupView } from '../../contract/pickups.js';
import { datedDay, moment, shortDay } from '../dates.js';
import { addTexts, t } from '../texts.js';
import pickups from '../texts/en/pickups.ftl?raw';
import { statusChip } from './status-chip.js';

addTexts(pickups);

/** The number of a parcel as it is read aloud: `1 042`. */
export const parcelNumber = (parcel: number): string =>
  String(parcel).replace(/\B(?=(\d{3})+$)/g, ' ');

/** When it is expected: its half hour, or until when it is kept. */
export const expectedWords = ({ window, until }: PickupView): string =>
  window ? moment(window) : t('pickups-by', { moment: moment(until) });

/** What is in it, in a line; empty for who sees only the number. */
export function contentsWords({ contents }: PickupView): string {
  if (!contents) return '';
  const { units, product } = contents;
  return t('pickups-units', { units, product });
}

/** Where its units are taken from, what expires first on top. */
export const lotWords = ({ contents }: PickupView): string[] =>
  (contents?.lots ?? []).map(({ quantity, lotNumber: lot, expiresOn }) =>
    t('pickups-lot', { quantity, lot, day: datedDay(expiresOn) }),
  );

/** Which item it is of, what is in it and from where, a line each; nothing for who sees only the number. */
export function itemAndContents(parcel: PickupView): TemplateResult | typeof nothing {
  const { contents } = parcel;
  if (!contents) return nothing;
  return html`${t('pickups-item', { letter: contents.letter })}
    <span class="soft small"
      >${contentsWords(parcel)}${lotWords(parcel).map((words) => html`<br />${words}`)}</span
    >`;
}

const stateWords = (state: PickupView['state']): string =>
  state === 'ready' || state === 'held' ? t(`pickups-${state}-state`) : t(`pickups-${state}`);

const stateKinds = { ready: 'ready', collected: 'ready', held: 'plain' } as const;

/** What of a parcel may change while somebody works on it: title and words. */
export const factsOf = (parcel: PickupView): Record<string, string> => ({
  [t('parcel-state')]: stateWords(parcel.state),
  [t('parcel-expected')]: expectedWords(parcel),
  [t('parcel-until')]: moment(parcel.until),
});

/** The state of a parcel, and what stands against it, each with its word. */
export function parcelChips(parcel: PickupView): TemplateResult {
  const { state } = parcel;
  const kind = state in stateKinds ? stateKinds[state as keyof typeof stateKinds] : 'plain';
  const live = state === 'held' || state === 'ready';
  return html`<span class="chips">
    ${statusChip(kind, stateWords(state))} ${live ? warnings(parcel) : nothing}
  </span>`;
}

function warnings(parcel: PickupView) {
  const { state, sought, late, coming, obstacle, arrived, told, from, contents } = parcel;
  return [
    sought && statusChip('act', t('pickups-sought')),
    contents?.standIns && statusChip('act', t('pickups-short')),
    arrived && statusChip('soon', t('pickups-here', { time: arrived.time })),
    coming && statusChip('ready', t('pickups-coming', { when: moment(coming) })),
    late && statusChip('soon', t('pickups-late')),
    obstacle && statusChip('act', t(`pickups-obstacle-${obstacle}`, { day: shortDay(from) })),
    state === 'ready' && told === 'failed' && statusChip('act', t('pickups-told-failed')),
  ].filter(Boolean);
}

/** That it cannot be filled from this place, and what may stand in for it: its prescriber decides. */
export function shortNote({ contents }: PickupView): TemplateResult | typeof nothing {
  if (!contents?.standIns) return nothing;
  const products = contents.standIns.join(', ');
  return html`<p class="note" role="status">
    ${statusChip('act', t('pickups-short'))}
    <span>${products ? t('pickups-stand-ins', { products }) : t('pickups-no-stand-in')}</span>
  </p>`;
}

/** What the programme has against a handover, and what to say: neutral words only. */
export function obstacleNote({ obstacle, why, from }: PickupView): TemplateResult | typeof nothing {
  if (!obstacle) return nothing;
  const day = shortDay(from);
  return html`<div class="note" role="status">
    ${statusChip('act', t(`pickups-obstacle-${obstacle}`, { day }))}
    <div>
      <p>${t(`obstacle-${obstacle}`, { day })} ${why ? t(`obstacle-why-${why}`) : nothing}</p>
      <p>${t(`obstacle-${obstacle}-say`, { day })}</p>
    </div>
  </div>`;
}
