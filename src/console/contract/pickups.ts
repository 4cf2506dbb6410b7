import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { local, rev } from './words.js';

const code = z.string().regex(/^\d{4}$/, 'four');
/** A colleague signs at the same desk. */
const approver = z.strictObject({
  email: z.string().max(200).pipe(z.email()),
  password: z.string().min(1, 'missing').max(200),
  code: z.string().regex(/^(\d{6}|[a-z2-7]{4}-[a-z2-7]{4})$/i, 'code'),
});
/** Who takes it: a helper is one of those in the patient's record. */
const came = {
  receiver: z.enum(['patient', 'helper', 'someone']).default('patient'),
  helperId: z.uuid().optional(),
};
const namesHelper = ({ receiver, helperId }: { receiver: string; helperId?: string | undefined }) =>
  (receiver === 'helper') === (helperId !== undefined);
const whichHelper = { message: 'missing', path: ['helperId'] };

/** What is in a parcel and whose it is; null for roles that need the number alone. */
export const ContentsView = z.object({
  ref: z.string(),
  letter: z.string(),
  product: z.string(),
  unit: z.string(),
  units: z.int(),
  lots: z.array(z.object({ lotNumber: z.string(), expiresOn: z.iso.date(), quantity: z.int() })),
  /** Where it cannot be filled from this place: what is there and may stand in for it, if the prescriber says so. */
  standIns: z.array(z.string()).nullable(),
});

/** A parcel as the desk sees it; times are the place's own. */
export const PickupView = z.object({
  id: z.uuid(),
  parcel: z.int(),
  state: z.enum(['held', 'ready', 'collected', 'released', 'returned', 'reversed']),
  window: local.nullable(),
  until: local,
  arrived: local.nullable(),
  ended: local.nullable(),
  /** When its patient said that they are coming after all. */
  coming: local.nullable(),
  late: z.boolean(),
  /** What the programme has against handing it over today; `from` is the first day it may be. */
  obstacle: z.enum(['withheld', 'too-early']).nullable(),
  /** Why it is withheld; null for roles that work by the number alone. */
  why: z.enum(['missed-days', 'withheld', 'on-hold', 'stopped']).nullable(),
  from: z.iso.date(),
  proxyAllowed: z.boolean(),
  /** The patient said that somebody else will come. */
  announced: z.boolean(),
  /** How many helpers are named in the patient's record. */
  helpers: z.int(),
  extended: z.boolean(),
  /** It is ready, but its patient was told that it is not there. */
  sought: z.boolean(),
  /** By how many open days it can be kept longer; 0 where it cannot. */
  moreDays: z.int(),
  /** How far the text to its patient came. */
  told: z.enum(['nobody', 'waiting', 'sent', 'failed']),
  rev: z.int(),
  contents: ContentsView.nullable(),
});
export type PickupView = z.infer<typeof PickupView>;

const site = { siteId: z.uuid() };
export const PICKUP_SORTS = ['when', 'parcel', '-parcel'] as const;

export const pickups = {
  list: route('GET /api/pickups', {
    summary: 'The parcels of a place, a page at a time, in the order in which they are expected.',
    query: z.strictObject({
      ...site,
      ...paging,
      show: z.enum(['prepare', 'ready', 'here', 'late', 'done']).default('prepare'),
      expected: z.enum(['today', 'ever']).default('ever'),
      /** The half hour of today for which they are expected, `10:30`. */
      at: z
        .string()
        .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time')
        .optional(),
      parcel: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
      sort: z.enum(PICKUP_SORTS).default('when'),
    }),
    answer: pageOf(PickupView).extend({
      /** The half hours of the place today. */
      halfHours: z.array(z.string()),
    }),
  }),
  read: route('GET /api/pickups/:id', {
    summary: 'One parcel as it is now.',
    params: byId,
    answer: PickupView,
  }),
  sheet: route('GET /api/pickups/sheet', {
    summary: 'All that a place expects today, for paper.',
    query: z.strictObject(site),
    answer: z.object({ rows: z.array(PickupView), printedAt: local }),
  }),
  lookUp: route('POST /api/pickups/code', {
    summary: 'Which parcel a code belongs to; a wrong code counts.',
    body: z.strictObject({ ...site, code }),
    answer: PickupView,
  }),
  person: route('GET /api/pickups/:id/person', {
    summary: 'Whose parcel it is and who may take it for them, for checking identity.',
    params: byId,
    answer: z.object({
      ref: z.string(),
      name: z.string().nullable(),
      helpers: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  }),
  ready: route('POST /api/pickups/:id/ready', {
    summary: 'It is prepared: its patient is told, unless it is taken back within ten seconds.',
    params: byId,
    body: z.strictObject({ rev }),
    answer: z.object({ tells: z.enum(['soon', 'first-day', 'nobody']) }),
  }),
  notReady: route('POST /api/pickups/:id/not-ready', {
    summary: 'It was marked as ready by mistake a moment ago: nobody is told.',
    params: byId,
    body: z.strictObject({ rev }),
    answer: done,
  }),
  arrived: route('POST /api/pickups/:id/arrived', {
    summary: 'Its receiver stands at the desk.',
    params: byId,
    body: z.strictObject({ rev }),
    answer: done,
  }),
  handOver: route('POST /api/pickups/:id/hand-over', {
    summary: 'Hand a ready parcel over by its code.',
    params: byId,
    body: z.strictObject({ code, ...came }).refine(namesHelper, whichHelper),
    answer: done,
  }),
  handOverWithSecond: route('POST /api/pickups/:id/hand-over-with-second', {
    summary: 'Hand a ready parcel over without a code, by identity and a second person.',
    params: byId,
    body: z
      .strictObject({
        ...{ rev, ...came, approver },
        identity: z.enum(['card', 'document', 'known']),
      })
      .refine(namesHelper, whichHelper),
    answer: done,
  }),
  extend: route('POST /api/pickups/:id/extend', {
    summary: 'Keep a ready parcel some open days longer, once.',
    params: byId,
    body: z.strictObject({ rev, days: z.int().min(1).max(5) }),
    answer: done,
  }),
  putBack: route('POST /api/pickups/:id/return', {
    summary: 'Put a parcel back: its units return to the same lots, and its patient is told.',
    params: byId,
    body: z.strictObject({
      rev,
      reason: z.enum(['not-coming', 'wrongly-prepared', 'other-place']),
    }),
    answer: done,
  }),
  reverse: route('POST /api/pickups/:id/reverse', {
    summary: 'Take back a handover of today, by two people.',
    params: byId,
    body: z.strictObject({
      rev,
      reason: z.enum(['wrong-parcel', 'wrong-person', 'not-taken']),
      approver,
    }),
    answer: done,
  }),
};
