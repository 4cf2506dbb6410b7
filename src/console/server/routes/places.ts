import type { z } from 'zod';
import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { touchedHolds } from '#core/pickups/index.js';
import { touchedAtPlace } from '#core/visits/index.js';
import type { TouchedWithParcels } from '#core/visits/index.js';
import type { TouchedHold } from '#core/pickups/index.js';
import {
  addSite,
  changeSite,
  closeDay,
  pageOfSites,
  readSite,
  reopenDay,
  serveProgrammes,
  setSiteState,
} from '#core/sites/index.js';
import type { Hours } from '#core/sites/index.js';
import { workThere } from '#core/staff/index.js';
import { places } from '../../contract/places.js';
import type { Hours as TypedHours, PlaceView, TouchedView } from '../../contract/places.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';
import { sortOf } from '../sort-of.js';

const servedOf = ({ rev, not }: z.output<typeof places.serve.body>) => ({
  rev,
  not: not.map((id) => id as Id<'Programme'>),
});

const idOf = ({ id }: { id: string }) => id as Id<'Site'>;

/** Places: how they are reached, when they open, what they hand over. */
export function placeRoutes(desk: Desk): void {
  desk.on(places.list, 'place.manage', async (ctx, { query }) => {
    const { page, size, state = null } = query;
    return pageOfSites(ctx, { page, size, state, ...sortOf<'number' | 'name'>(query.sort) });
  });

  desk.on(places.read, 'place.manage', (ctx, { params }) => shown(ctx, idOf(params)));

  desk.on(places.add, 'place.manage', async (ctx, { body }) => {
    const { posterWord, hours, ...rest } = body;
    const word = posterWord ? { posterWord } : {};
    const { id } = await addSite(ctx, { ...rest, ...word, hours: openSpans(hours) });
    return shown(await workThere(ctx, id), id);
  });

  desk.on(places.change, 'place.manage', async (ctx, { params, body }) => {
    await changeSite(ctx, idOf(params), { ...body, hours: openSpans(body.hours) });
    return shown(ctx, idOf(params));
  });

  desk.on(places.foretold, 'place.manage', async (ctx, { params, body }) =>
    presentWithParcels(
      await touchedAtPlace(ctx, idOf(params), () =>
        changeSite(ctx, idOf(params), { ...body, hours: openSpans(body.hours) }),
      ),
    ),
  );

  desk.on(places.serve, 'place.manage', async (ctx, { params, body }) => {
    await serveProgrammes(ctx, idOf(params), servedOf(body));
    return shown(ctx, idOf(params));
  });

  desk.on(places.serveForetold, 'place.manage', async (ctx, { params, body }) =>
    presentWithParcels(
      await touchedAtPlace(ctx, idOf(params), () =>
        serveProgrammes(ctx, idOf(params), servedOf(body)),
      ),
    ),
  );

  closingRoutes(desk);
}

function closingRoutes(desk: Desk): void {
  desk.on(places.touched, 'place.manage', async (ctx, { params, query }) =>
    presentTouched(await touchedHolds(ctx, idOf(params), query.day ?? null)),
  );

  desk.on(places.setState, 'place.manage', async (ctx, { params, body }) => {
    await setSiteState(ctx, idOf(params), body);
    return shown(ctx, idOf(params));
  });

  desk.on(places.closeDay, 'place.manage', async (ctx, { params, body }) => {
    await closeDay(ctx, idOf(params), { day: params.day, reason: body.reason });
    return shown(ctx, idOf(params));
  });

  desk.on(places.reopenDay, 'place.manage', async (ctx, { params }) => {
    await reopenDay(ctx, idOf(params), params.day);
    return DONE;
  });
}

const shown = (ctx: Context, id: Id<'Site'>): Promise<z.input<typeof PlaceView>> =>
  readSite(ctx, id);

/** Weekdays with spans; one without is left out, as closed days are. */
function openSpans(hours: TypedHours): Hours {
  return Object.fromEntries(
    Object.entries(hours).flatMap(([weekday, spans]) => (spans.length ? [[weekday, spans]] : [])),
  );
}

/** The parcels that an act would move. */
export function presentTouched({
  total,
  holds,
}: {
  total: number;
  holds: readonly TouchedHold[];
}): z.input<typeof TouchedView> {
  return {
    total,
    holds: holds.map(({ id, parcel, state, until }) => ({
      ...{ id, parcel, state },
      until: until.toISOString(),
    })),
  };
}

/** The visits and the parcels that a change would touch. */
export const presentWithParcels = ({ visits, holds }: TouchedWithParcels) => ({
  visits,
  holds: presentTouched(holds),
});
