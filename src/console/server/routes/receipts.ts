import type { z } from 'zod';
import type { Id } from '#core/kernel/ids.js';
import {
  checkReceipts,
  importReceipts,
  pageOfReceiptRows,
  readReceiptFile,
} from '#core/stock/index.js';
import type { ReceiptFile } from '#core/stock/index.js';
import { receipts } from '../../contract/receipts.js';
import type { ReceiptFileView } from '../../contract/receipts.js';
import type { Desk } from '../desk.js';

const idOf = ({ id }: { id: string }) => id as Id<'Receipts'>;

/** Files of deliveries. */
export function receiptRoutes(desk: Desk): void {
  desk.on(receipts.check, 'stock.import', async (ctx, { body }) =>
    presentFile(await readReceiptFile(ctx, await checkReceipts(ctx, body.text))),
  );

  desk.on(receipts.read, 'stock.import', async (ctx, { params }) =>
    presentFile(await readReceiptFile(ctx, idOf(params))),
  );

  desk.on(receipts.rows, 'stock.import', (ctx, { params, query }) =>
    pageOfReceiptRows(ctx, { id: idOf(params), ...query }),
  );

  desk.on(receipts.import, 'stock.import', async (ctx, { params, body }) =>
    presentFile(await importReceipts(ctx, idOf(params), body)),
  );
}

const presentFile = (file: ReceiptFile): z.input<typeof ReceiptFileView> => ({
  ...file,
  madeAt: file.madeAt.toISOString(),
});
