import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { TouchedVisits } from './touched-visits.js';
import { day, line, rev } from './words.js';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');
/** From and to, in local wall time. */
const span = z.tuple([time, time]);
/** ISO weekday to its opening spans; a weekday left out is closed. */
export const Hours = z.partialRecord(
  z.enum(['1', '2', '3', '4', '5', '6', '7']),
  z.array(span).max(3),
);
export type Hours = z.infer<typeof Hours>;

export const CLOSURE_REASONS = [
  'holiday',
  'staff',
  'stock',
  'building',
  'safety',
  'other',
] as const;
const reason = z.enum(CLOSURE_REASONS);

/** A place as it is typed. */
export const NewPlace = z.strictObject({
  number: z.int().min(1).max(99),
  privateName: line(80),
  zone: z.string().min(1).max(60),
  hours: Hours,
  windowCapacity: z.int().min(1).max(200),
  posterWord: z
    .string()
    .regex(/^[A-Za-z]{4,16}$/, 'word')
    .nullable()
    .default(null),
});

export const PlaceView = z.object({
  id: z.uuid(),
  number: z.int(),
  privateName: z.string(),
  zone: z.string(),
  hours: Hours,
  windowCapacity: z.int(),
  posterWord: z.string().nullable(),
  state: z.enum(['open', 'closed', 'retired']),
  /** Parcels that are kept or ready there. */
  holds: z.int(),
  /** Units on its shelves; it is retired when there are none. */
  units: z.int(),
  closures: z.array(z.object({ day, reason })),
  /** Programmes that it does not hand over. */
  not: z.array(z.uuid()),
  rev: z.int(),
});
export type PlaceView = z.infer<typeof PlaceView>;

/** The parcels that an act would move: the first hundred, and how many in all. */
export const TouchedView = z.object({
  total: z.int(),
  holds: z.array(
    z.object({
      id: z.uuid(),
      parcel: z.int(),
      state: z.enum(['held', 'ready']),
      until: z.iso.datetime(),
    }),
  ),
});
export type TouchedView = z.infer<typeof TouchedView>;

/** The booked visits and the parcels that a change of a place or of a programme would touch. */
export const TouchedWithParcels = z.object({ visits: TouchedVisits, holds: TouchedView });

const served = z.strictObject({ rev, not: z.array(z.uuid()).max(500) });
const onDay = z.strictObject({ id: z.uuid(), day });

export const places = {
  list: route('GET /api/places', {
    summary: 'The places that I work at, with what is kept there.',
    query: z.strictObject({
      ...paging,
      state: z.enum(['open', 'closed', 'retired']).optional(),
      sort: z.enum(['number', '-number', 'name', '-name']).default('number'),
    }),
    answer: pageOf(PlaceView),
  }),
  read: route('GET /api/places/:id', { summary: 'One place.', params: byId, answer: PlaceView }),
  add: route('POST /api/places', {
    summary: 'Open a new place under a number of its own.',
    body: NewPlace,
    answer: PlaceView,
  }),
  change: route('PATCH /api/places/:id', {
    summary: 'Change a place.',
    params: byId,
    body: NewPlace.extend({ rev }),
    answer: PlaceView,
  }),
  foretold: route('POST /api/places/:id/foretold', {
    summary: 'The booked visits and the parcels that a change of the place would touch.',
    params: byId,
    body: NewPlace.extend({ rev }),
    answer: TouchedWithParcels,
  }),
  serve: route('PUT /api/places/:id/programmes', {
    summary: 'Say which programmes a place does not hand over.',
    params: byId,
    body: served,
    answer: PlaceView,
  }),
  serveForetold: route('POST /api/places/:id/programmes/foretold', {
    summary: 'The booked visits and the parcels that taking programmes from a place would touch.',
    params: byId,
    body: served,
    answer: TouchedWithParcels,
  }),
  touched: route('GET /api/places/:id/holds', {
    summary: 'The parcels that closing the place, or one day of it, would move.',
    params: byId,
    query: z.strictObject({ day: day.optional() }),
    answer: TouchedView,
  }),
  setState: route('POST /api/places/:id/state', {
    summary:
      'Open, close or retire a place; what is kept there is moved, and its patients are told.',
    params: byId,
    body: z.strictObject({ rev, state: z.enum(['open', 'closed', 'retired']) }),
    answer: PlaceView,
  }),
  closeDay: route('PUT /api/places/:id/closures/:day', {
    summary: 'Close a place for a day, with a reason; what is kept to that day is kept longer.',
    params: onDay,
    body: z.strictObject({ reason }),
    answer: PlaceView,
  }),
  reopenDay: route('DELETE /api/places/:id/closures/:day', {
    summary: 'Take a closure back.',
    params: onDay,
    answer: done,
  }),
};
