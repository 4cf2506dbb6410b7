import type { Id } from '#core/kernel/ids.js';
import { courseChoices } from '#core/medicines/index.js';
import { whatIsHere } from '#core/stock/index.js';
import { courseSupply } from '#core/pickups/index.js';
import { changeCourse } from '#core/visits/index.js';
import { courses } from '../../contract/courses.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';

const courseOf = ({ id }: { id: string }) => id as Id<'Course'>;

/** What patients are prescribed. */
export function courseRoutes(desk: Desk): void {
  desk.on(courses.choices, 'course.prescribe', async (ctx, { query }) => {
    const siteId = (query.siteId ?? null) as Id<'Site'> | null;
    const { products, ...choices } = await courseChoices(ctx, siteId);
    const shelf = siteId && (await whatIsHere(ctx, siteId));
    const withShelf = products.map((product) => {
      const { here = null, standIns = [] } = shelf?.get(product.id) ?? {};
      return { ...product, here, standIns: here === false ? standIns : [] };
    });
    return { ...choices, products: withShelf };
  });

  desk.on(courses.supply, 'patient.read', (ctx, { params }) => courseSupply(ctx, courseOf(params)));

  desk.on(courses.setState, 'course.prescribe', async (ctx, { params, body }) => {
    await changeCourse(ctx, courseOf(params), body);
    return DONE;
  });
}
