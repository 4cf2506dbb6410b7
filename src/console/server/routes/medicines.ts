import type { Id } from '#core/kernel/ids.js';
import {
  addProduct,
  addProgramme,
  assertLadder,
  changeProduct,
  changeProgramme,
  nameSites,
  pageOfProducts,
  pageOfProgrammes,
  setOffered,
  setSubstitutes,
} from '#core/medicines/index.js';
import { touchedByProgramme } from '#core/visits/index.js';
import { medicines } from '../../contract/medicines.js';
import type { Desk } from '../desk.js';
import { sortOf } from '../sort-of.js';
import { presentWithParcels } from './places.js';

const productIds = (ids: readonly string[]) => ids.map((id) => id as Id<'Product'>);
const siteIds = (ids: readonly string[]) => ids.map((id) => id as Id<'Site'>);

/** Products and programmes. */
export function medicineRoutes(desk: Desk): void {
  desk.on(medicines.products, 'stock.read', async (ctx, { query }) => {
    const ask = { ...query, ...sortOf<'code'>(query.sort) };
    const { rows, total } = await pageOfProducts(ctx, ask);
    return { rows: rows.map((row) => ({ ...row, substitutes: [...row.substitutes] })), total };
  });

  desk.on(medicines.addProduct, 'programme.manage', async (ctx, { body }) => {
    const { substitutes, ...rest } = body;
    const { id } = await addProduct(ctx, rest);
    await setSubstitutes(ctx, id, productIds(substitutes));
    return { id };
  });

  desk.on(medicines.changeProduct, 'programme.manage', async (ctx, { params, body }) => {
    const id = params.id as Id<'Product'>;
    await changeProduct(ctx, id, { ...body, substitutes: productIds(body.substitutes) });
    return { id };
  });

  desk.on(medicines.offerProduct, 'programme.manage', async (ctx, { params, body }) => ({
    rev: await setOffered(ctx, 'products', { ...params, ...body }),
  }));

  programmeRoutes(desk);
}

function programmeRoutes(desk: Desk): void {
  desk.on(medicines.programmes, 'stock.read', async (ctx, { query }) => {
    const { rows, total } = await pageOfProgrammes(ctx, {
      ...query,
      ...sortOf<'code'>(query.sort),
    });
    const listed = rows.map((row) => ({
      ...row,
      remindHours: [...row.remindHours],
      sites: [...row.sites],
    }));
    return { rows: listed, total };
  });

  desk.on(medicines.addProgramme, 'programme.manage', async (ctx, { body }) => {
    assertLadder(body.remindHours);
    const { sites, ...rest } = body;
    const { id } = await addProgramme(ctx, rest);
    await nameSites(ctx, id, { places: body.places, sites: siteIds(sites) });
    return { id };
  });

  desk.on(medicines.changeProgramme, 'programme.manage', async (ctx, { params, body }) => {
    const change = { ...body, sites: siteIds(body.sites) };
    await changeProgramme(ctx, params.id as Id<'Programme'>, change);
    return { id: params.id };
  });

  desk.on(medicines.programmeForetold, 'programme.manage', async (ctx, { params, body }) => {
    const id = params.id as Id<'Programme'>;
    const change = { ...body, sites: siteIds(body.sites) };
    return presentWithParcels(
      await touchedByProgramme(ctx, id, () => changeProgramme(ctx, id, change)),
    );
  });

  desk.on(medicines.offerProgramme, 'programme.manage', async (ctx, { params, body }) => ({
    rev: await setOffered(ctx, 'programmes', { ...params, ...body }),
  }));
}
