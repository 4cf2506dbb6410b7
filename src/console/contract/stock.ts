import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { TouchedView } from './places.js';
import { day, line, purpose, rev } from './words.js';

const units = z.int().min(1).max(1_000_000);
const lotNumber = line(40);
const siteId = z.uuid();
const productId = z.uuid();
const byShelf = z.strictObject({ siteId, productId });

export const ADJUST_REASONS = [
  'damaged',
  'expired',
  'lost',
  'disposed',
  'found',
  'mistake',
] as const;

/** A minus turns the order round. */
const SORTS = [
  ...(['code', '-code', 'onHand', '-onHand', 'promisable', '-promisable'] as const),
  ...(['countedOn', '-countedOn', 'nextExpiry', '-nextExpiry'] as const),
] as const;

export const LOT_SORTS = [
  'expiresOn',
  '-expiresOn',
  'onHand',
  '-onHand',
  'lotNumber',
  '-lotNumber',
] as const;

export const ShelfView = z.object({
  productId,
  code: z.string(),
  unit: z.string(),
  onHand: z.int(),
  kept: z.int(),
  promisable: z.int(),
  safetyStock: z.int(),
  rev: z.int(),
  minimum: z.int(),
  reorder: z.int(),
  countedOn: day.nullable(),
  countAge: z.int().nullable(),
  nextExpiry: day.nullable(),
  ending30: z.int(),
  ending60: z.int(),
  apart: z.int(),
  turnedAway: z.int(),
  unmet: z.int(),
  counting: z.boolean(),
  /** Names of what is there and may stand in for it, where nothing more can be promised. */
  standIns: z.array(z.string()),
});
export type ShelfView = z.infer<typeof ShelfView>;

export const LotView = z.object({
  id: z.uuid(),
  lotNumber: z.string(),
  expiresOn: day,
  onHand: z.int(),
  reserved: z.int(),
  state: z.enum(['approved', 'quarantined', 'recalled']),
  expired: z.boolean(),
  endsSoon: z.boolean(),
});
export type LotView = z.infer<typeof LotView>;

export const MovementView = z.object({
  id: z.string(),
  kind: z.enum(['received', 'handed-over', 'returned', 'adjusted', 'sent', 'arrived']),
  quantity: z.int(),
  at: z.iso.datetime(),
  reason: z.enum(ADJUST_REASONS).nullable(),
  by: z.string().nullable(),
});
export type MovementView = z.infer<typeof MovementView>;

export const stock = {
  shelves: route('GET /api/stock', {
    summary: 'What a place has, by product.',
    query: z.strictObject({
      ...paging,
      siteId,
      only: z.enum(['all', 'low', 'ending', 'stale']).default('all'),
      sort: z.enum(SORTS).default('code'),
    }),
    answer: pageOf(ShelfView),
  }),
  shelf: route('GET /api/stock/:siteId/:productId', {
    summary: 'One product at a place.',
    params: byShelf,
    answer: ShelfView,
  }),
  lots: route('GET /api/stock/:siteId/:productId/lots', {
    summary: 'The lots of a product at a place, those that end first on top.',
    params: byShelf,
    query: z.strictObject({ ...paging, sort: z.enum(LOT_SORTS).default('expiresOn') }),
    answer: pageOf(LotView),
  }),
  takeOut: route('POST /api/places/:id/stock/export', {
    summary: 'Take the lots of a place out as CSV, saying what for.',
    params: byId,
    body: z.strictObject({ purpose }),
    answer: z.object({ file: z.string(), csv: z.string() }),
  }),
  movements: route('GET /api/lots/:id/movements', {
    summary: 'What came to a lot and went from it.',
    params: byId,
    query: z.strictObject(paging),
    answer: pageOf(MovementView),
  }),
  receive: route('POST /api/stock/receipts', {
    summary: 'Take a delivery in.',
    body: z.strictObject({ siteId, productId, lotNumber, expiresOn: day, quantity: units }),
    answer: z.object({ lotId: z.uuid() }),
  }),
  transfer: route('POST /api/lots/:id/transfers', {
    summary: 'Take units of a lot to another place.',
    params: byId,
    body: z.strictObject({ toSiteId: z.uuid(), quantity: units }),
    answer: done,
  }),
  adjust: route('POST /api/lots/:id/adjustments', {
    summary: 'Put a lot right by so many units, with a reason.',
    params: byId,
    body: z.strictObject({
      quantity: z.int().min(-1_000_000).max(1_000_000),
      reason: z.enum(ADJUST_REASONS),
    }),
    answer: done,
  }),
  holds: route('GET /api/lots/:id/holds', {
    summary:
      'The parcels that setting a lot apart would move; with `everywhere`, those of its number in all places.',
    params: byId,
    query: z.strictObject({ everywhere: z.enum(['yes', 'no']).default('no') }),
    answer: TouchedView,
  }),
  quarantine: route('POST /api/lots/:id/quarantine', {
    summary: 'Set a lot apart; what is kept from it is moved.',
    params: byId,
    answer: done,
  }),
  release: route('POST /api/lots/:id/release', {
    summary: 'Take a lot back into use.',
    params: byId,
    answer: done,
  }),
  recall: route('POST /api/stock/recalls', {
    summary: 'Recall a lot number of a product everywhere, for good.',
    body: z.strictObject({ productId, lotNumber }),
    answer: z.object({ lots: z.int() }),
  }),
  setSafety: route('PUT /api/stock/:siteId/:productId/safety', {
    summary: 'Keep so many units for those who walk in.',
    params: byShelf,
    body: z.strictObject({ rev, units: z.int().min(0).max(1_000_000) }),
    answer: done,
  }),
};
