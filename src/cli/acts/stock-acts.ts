import type { Command } from 'commander';
import type { Context } from '#core/kernel/context.js';
import { addProduct, addProgramme, productByCode } from '#core/medicines/index.js';
import { countStock, receiveStock, setSafetyStock } from '#core/stock/index.js';
import { day, lineOf, wholeBetween, wholeNumber } from '../arguments.js';
import { print } from '../print.js';
import { siteNumbered } from '../site-numbered.js';
import { act } from '../with-app.js';

interface ShelfOptions {
  place: number;
  product: string;
  lot: string;
  quantity: number;
  json?: boolean;
}

/** What is on the shelves. */
export function addStockActs(program: Command): void {
  const stock = program.command('stock').description('what is on the shelves');
  onShelf(stock.command('receive').description('take a delivery in'))
    .requiredOption('--expires <day>', '2028-12-31', day)
    .action(receive);
  onShelf(stock.command('count').description('record what was found'))
    .option('--expires <day>', 'where two lots have one number', day)
    .action(count);
  stock
    .command('safety')
    .description('keep units for those who walk in, promised to nobody by text')
    .requiredOption('--place <n>', 'its number', wholeNumber)
    .requiredOption('--product <code>')
    .requiredOption('--units <n>', 'units', wholeNumber)
    .option('--json')
    .action(safety);
  program
    .command('medicine')
    .description('what is kept, and how it is handed over')
    .command('add')
    .requiredOption(
      '--code <code>',
      'of the product and its programme; no patient sees it',
      lineOf(40),
    )
    .option('--unit <unit>', 'what one unit is', lineOf(20), 'pack')
    .option('--own-place', 'only at the usual place')
    .option('--no-proxy', 'nobody else may collect it')
    .option('--early <n>', 'days before the due day', wholeBetween(0, 30), 7)
    .option('--json')
    .action(addMedicine);
}

interface MedicineOptions {
  code: string;
  unit: string;
  ownPlace?: boolean;
  proxy: boolean;
  early: number;
  json?: boolean;
}

async function addMedicine(given: MedicineOptions): Promise<void> {
  const { code, unit, proxy: proxyAllowed, early: earlyDays } = given;
  await act(async (ctx) => {
    await addProduct(ctx, { code, unit });
    const places = given.ownPlace ? 'own' : 'any';
    await addProgramme(ctx, { code, handover: 'taken-away', places, proxyAllowed, earlyDays });
  });
  print({ code }, [`${code} can be prescribed and received.`], given.json);
}

function onShelf(command: Command): Command {
  return command
    .requiredOption('--place <n>', 'its number', wholeNumber)
    .requiredOption('--product <code>')
    .requiredOption('--lot <number>', 'as it is printed', lineOf(40))
    .requiredOption('--quantity <n>', 'units', wholeNumber)
    .option('--json');
}

async function shelfOf(ctx: Context, given: Pick<ShelfOptions, 'place' | 'product'>) {
  return {
    siteId: (await siteNumbered(ctx, given.place)).id,
    productId: (await productByCode(given.product)).id,
  };
}

async function receive(given: ShelfOptions & { expires: string }): Promise<void> {
  const { lot: lotNumber, quantity, expires: expiresOn } = given;
  const lotId = await act(async (ctx) =>
    receiveStock(ctx, { ...(await shelfOf(ctx, given)), lotNumber, quantity, expiresOn }),
  );
  print({ lotId }, ['Received. Whoever waits for it is told.'], given.json);
}

async function count(given: ShelfOptions & { expires?: string }): Promise<void> {
  const { lot: lotNumber, quantity: counted, expires: expiresOn } = given;
  const trusted = await act(async (ctx) =>
    countStock(ctx, { ...(await shelfOf(ctx, given)), lots: [{ lotNumber, expiresOn, counted }] }),
  );
  const next = trusted
    ? 'The place is trusted again.'
    : 'The place is trusted again once each other lot with units is counted today.';
  print({ counted, trusted }, [`Counted. ${next}`], given.json);
}

interface SafetyOptions {
  place: number;
  product: string;
  units: number;
  json?: boolean;
}

async function safety(given: SafetyOptions): Promise<void> {
  const { units } = given;
  await act(async (ctx) => setSafetyStock(ctx, { ...(await shelfOf(ctx, given)), units }));
  print({ units }, ['Set. So many units are promised to nobody by text.'], given.json);
}
