import { stock } from '#console/contract/stock.js';
import { buildMedicine, buildSite, buildStock } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';

/** A desk with an officer and a dispenser, and the shelves that are built for it. */
export async function stockDesk() {
  const { app, as } = await testDesk();
  const officer = await as('officer');
  const dispenser = await as('dispenser');
  async function shelf(quantity = 10) {
    const site = await buildSite(app);
    const { product, programme } = await buildMedicine(app);
    const lotId = await buildStock(app, {
      siteId: site.id,
      productId: product.id,
      quantity,
      lotNumber: 'A1',
    });
    const params = { siteId: site.id, productId: product.id };
    const read = async () => ({ lots: (await officer.call(stock.lots, { params })).rows });
    return { site, product, programme, lotId, params, read };
  }
  return { app, as, officer, dispenser, shelf };
}
