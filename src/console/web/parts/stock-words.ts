import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { medicines } from '../../contract/medicines.js';
import type { ProductView } from '../../contract/medicines.js';
import type { LotView, ShelfView } from '../../contract/stock.js';
import { allPages } from '../all-pages.js';
import { call } from '../call.js';
import { datedDay } from '../dates.js';
import stock from '../texts/en/stock.ftl?raw';
import { addTexts, t } from '../texts.js';
import type { Option } from './fields.js';
import { statusChip } from './status-chip.js';

addTexts(stock);

/** Counts of more than so many days are no longer trusted. */
const STALE_DAYS = 7;

/** What somebody should know of a shelf, the most pressing first. */
export function shelfChips(shelf: ShelfView): TemplateResult {
  const { promisable, minimum, ending30, ending60, apart, countAge, turnedAway, counting } = shelf;
  const chips = [
    turnedAway > 0 && statusChip('act', t('shelf-turned-away', { people: turnedAway })),
    promisable < minimum && statusChip('act', t('shelf-low', { minimum })),
    apart > 0 && statusChip('act', t('shelf-apart', { units: apart })),
    ending30 > 0 && statusChip('act', t('shelf-ending-30', { units: ending30 })),
    ending60 > ending30 && statusChip('soon', t('shelf-ending-60', { units: ending60 - ending30 })),
    (countAge === null || countAge > STALE_DAYS) && statusChip('soon', t('shelf-stale')),
    counting && statusChip('plain', t('shelf-counting')),
  ].filter((chip) => chip !== false);
  return html`<div class="chips">
    ${chips.length > 0 ? chips : statusChip('ready', t('shelf-well'))}
  </div>`;
}

/** What may stand in for what a place has no more of; empty where it has. */
export const standInWords = ({ standIns }: Pick<ShelfView, 'standIns'>): string =>
  standIns.length > 0 ? t('shelf-stand-ins', { products: standIns.join(', ') }) : '';

/** When it was counted: today, yesterday, so many days ago, never. */
export const countedWords = ({ countAge }: Pick<ShelfView, 'countAge'>): string =>
  countAge === null ? t('shelf-never') : t('shelf-counted', { days: countAge });

/** How many asked for it since then and were told of none; empty where nobody was. */
export const unmetWords = ({ unmet }: Pick<ShelfView, 'unmet'>): string =>
  unmet > 0 ? t('stock-unmet', { unmet }) : '';

/** A lot's state, or how near its end is. */
export function lotChip({ state, expired, endsSoon }: LotView): TemplateResult {
  if (state !== 'approved') return statusChip('act', t(`lot-state-${state}`));
  if (expired) return statusChip('act', t('lot-expired'));
  return endsSoon ? statusChip('soon', t('lot-ends-soon')) : statusChip('ready', t('lot-good'));
}

/** `31 Dec 2028`. */
export const expiryWords = (on: string | null): string =>
  on ? datedDay(on).replaceAll(' ', '\u00a0') : '–';

/** Every product, for a choice. */
export async function allProducts(signal?: AbortSignal): Promise<ProductView[]> {
  return allPages((query) => call(medicines.products, { query }, signal ? { signal } : {}));
}

export const productOptions = (products: readonly ProductView[]): Option[] =>
  products.map(({ id, code, unit }) => ({ value: id, label: `${code} (${unit})` }));
