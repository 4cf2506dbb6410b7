import { z } from 'zod';
import { byId, pageOf, paging, route } from './route.js';

/** The longest file that is read, in characters. */
export const LONGEST_FILE = 200_000;

export const RECEIPT_PROBLEMS = [
  'place-unknown',
  'place-not-yours',
  'product-unknown',
  'lot-missing',
  'lot-recalled',
  'expires-wrong',
  'expires-spreadsheet',
  'expired',
  'expiry-differs',
  'quantity-wrong',
  'repeated',
  'columns-wrong',
] as const;

export const ReceiptFileView = z.object({
  id: z.uuid(),
  /** checked: nothing is taken in yet; running: some of it is. */
  state: z.enum(['checked', 'running', 'done']),
  rows: z.int(),
  good: z.int(),
  bad: z.int(),
  done: z.int(),
  madeAt: z.iso.datetime(),
  madeBy: z.string().nullable(),
});
export type ReceiptFileView = z.infer<typeof ReceiptFileView>;

export const ReceiptRowView = z.object({
  row: z.int(),
  place: z.string(),
  product: z.string(),
  lotNumber: z.string(),
  expires: z.string(),
  quantity: z.string(),
  problem: z.enum(RECEIPT_PROBLEMS).nullable(),
  done: z.boolean(),
});
export type ReceiptRowView = z.infer<typeof ReceiptRowView>;

export const receipts = {
  check: route('POST /api/receipt-files', {
    summary:
      'Check a CSV file of deliveries; nothing is taken in. The same file again is the same import.',
    body: z.strictObject({ text: z.string().min(1).max(LONGEST_FILE, 'file-long') }),
    answer: ReceiptFileView,
  }),
  read: route('GET /api/receipt-files/:id', {
    summary: 'One file, and how far it is.',
    params: byId,
    answer: ReceiptFileView,
  }),
  rows: route('GET /api/receipt-files/:id/rows', {
    summary: 'The rows of a file with what is wrong with each, the bad ones first.',
    params: byId,
    query: z.strictObject({ ...paging, only: z.enum(['all', 'bad']).default('all') }),
    answer: pageOf(ReceiptRowView),
  }),
  import: route('POST /api/receipt-files/:id/import', {
    summary:
      'Take the next fifty good rows in; with bad rows among them only if `onlyGood` says so.',
    params: byId,
    body: z.strictObject({ onlyGood: z.boolean() }),
    answer: ReceiptFileView,
  }),
};
