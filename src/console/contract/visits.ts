import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { TouchedVisits } from './touched-visits.js';
import { WAIT_SORTS, WaitView } from './wait-view.js';
import { day, local, rev } from './words.js';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');
const State = z.enum([
  'proposed',
  'pending',
  'booked',
  'arrived',
  'checked-in',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
]);
/** Why a visit is not missed after all, or should not be here. */
export const CORRECTIONS = [
  'came-late',
  'falsely-missed',
  'wrong-person',
  'double',
  'other',
] as const;
const reason = z.enum(CORRECTIONS);

/** A visit as the desk sees it; wall times are the place's own. */
export const VisitView = z.object({
  id: z.uuid(),
  patientId: z.uuid(),
  publicRef: z.string(),
  service: z.object({ id: z.uuid(), code: z.string() }),
  staff: z.object({ id: z.uuid(), name: z.string() }),
  siteId: z.uuid(),
  place: z.int(),
  day: z.iso.date(),
  time: z.string(),
  ends: z.string(),
  minutes: z.int(),
  state: State,
  endReason: z.enum(['expired', 'patient', 'site', 'needs-reschedule']).nullable(),
  correction: z.string().nullable(),
  ref: z.int(),
  override: z.boolean(),
  /** Something is given at it. */
  given: z.boolean(),
  /** When its patient said that they will come. */
  coming: local.nullable(),
  since: local,
  rev: z.int(),
});
export type VisitView = z.infer<typeof VisitView>;

/** What somebody is given a time for. */
const ask = {
  patientId: z.uuid(),
  serviceId: z.uuid(),
  siteId: z.uuid(),
  staffId: z.uuid().optional(),
};
const search = {
  ...ask,
  /** The visit that is to be moved. */
  moving: z.uuid().optional(),
  /** Beside the rules of notice and of one visit a day. */
  override: z.stringbool().optional(),
};
const when = { day, time };
const step = { params: byId, body: z.strictObject({ rev }), answer: VisitView };
const ofKind = z.strictObject({ id: z.uuid(), serviceId: z.uuid() });
const onDay = z.strictObject({ id: z.uuid(), day });

export const visits = {
  list: route('GET /api/visits', {
    summary: 'The visits of a place on a day or in a week, of everyone or of one practitioner.',
    query: z.strictObject({
      siteId: z.uuid(),
      /** Today where it is left out. */
      on: day.optional(),
      /** That day, or Monday to Sunday around it. */
      span: z.enum(['day', 'week']).default('week'),
      staffId: z.uuid().optional(),
    }),
    answer: z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      visits: z.array(VisitView),
      now: local,
      /** Closed days among them. */
      closed: z.array(z.iso.date()),
      /** The first and the last hour at which the place is open on any day. */
      hours: z.object({ from: z.string(), to: z.string() }),
      people: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  }),
  days: route('GET /api/visits/days', {
    summary: 'The days with a free time, of two months at most.',
    query: z.strictObject({ ...search, from: day.optional() }),
    answer: z.object({ days: z.array(z.iso.date()) }),
  }),
  times: route('GET /api/visits/times', {
    summary: 'The free times of a day.',
    query: z.strictObject({ ...search, day }),
    answer: z.object({ times: z.array(z.string()) }),
  }),
  waits: route('GET /api/visits/waits', {
    summary: 'Who waits for a time at a place, in the order in which they are offered one.',
    query: z.strictObject({
      siteId: z.uuid(),
      ...paging,
      sort: z.enum(WAIT_SORTS).default('turn'),
    }),
    answer: pageOf(WaitView),
  }),
  wait: route('POST /api/visits/waits', {
    summary: 'Put a patient in line for a time; they are offered the first that opens.',
    body: z.strictObject({
      ...{ patientId: z.uuid(), serviceId: z.uuid(), siteId: z.uuid() },
      from: day.optional(),
      to: day.optional(),
    }),
    answer: done,
  }),
  read: route('GET /api/visits/:id', {
    summary: 'One visit, and every state that it was in.',
    params: byId,
    answer: VisitView.extend({
      /** Whether its day is yet to come. */
      ahead: z.boolean(),
      /** Whether its time is over. */
      over: z.boolean(),
      events: z.array(local.extend({ state: State, reason: z.string().nullable() })),
    }),
  }),
  book: route('POST /api/visits', {
    summary: 'Book a visit at a free time, with one practitioner or whoever is free.',
    body: z.strictObject({ ...ask, ...when, override: z.boolean().optional() }),
    answer: VisitView,
  }),
  move: route('POST /api/visits/:id/move', {
    summary: 'Move a booked visit: both times or neither; its patient is told.',
    params: byId,
    body: z.strictObject({
      ...{ rev, ...when, siteId: z.uuid().optional(), staffId: z.uuid().optional() },
      override: z.boolean().optional(),
    }),
    answer: VisitView,
  }),
  cancel: route('POST /api/visits/:id/cancel', {
    summary: 'Take a visit off; its patient is told and offered another day.',
    ...step,
  }),
  arrive: route('POST /api/visits/:id/arrived', { summary: 'Its patient is here.', ...step }),
  checkIn: route('POST /api/visits/:id/check-in', {
    summary: 'Its patient is with the practitioner.',
    ...step,
  }),
  fulfil: route('POST /api/visits/:id/fulfilled', { summary: 'It is done.', ...step }),
  missed: route('POST /api/visits/:id/missed', {
    summary: 'Say of a visit that is over that nobody came.',
    ...step,
  }),
  correct: route('POST /api/visits/:id/correct', {
    summary: 'Say that a missed visit was not missed, with the reason; both stay on record.',
    params: byId,
    body: z.strictObject({ rev, to: z.enum(['arrived', 'fulfilled']), reason }),
    answer: VisitView,
  }),
  error: route('POST /api/visits/:id/entered-in-error', {
    summary: 'Mark a visit that should never have been here, with the reason.',
    params: byId,
    body: z.strictObject({ rev, reason }),
    answer: VisitView,
  }),
  ofPatient: route('GET /api/patients/:id/visits', {
    summary:
      'A page of the visits of a patient, the next first, and the kinds that they may book by the letters of their card.',
    params: byId,
    query: z.strictObject(paging),
    answer: pageOf(VisitView).extend({
      kinds: z.array(
        z.object({
          ...{ serviceId: z.uuid(), code: z.string(), letter: z.string() },
          ...{ siteId: z.uuid().nullable(), dueOn: z.iso.date().nullable() },
          ...{ intervalDays: z.int().nullable(), rev: z.int() },
        }),
      ),
    }),
  }),
  giveKind: route('PUT /api/patients/:id/kinds/:serviceId', {
    summary:
      'Give a patient a kind of visit, or change how they have it, by a letter of their card.',
    params: ofKind,
    body: z.strictObject({
      // Null where the card shows no such kind.
      rev: rev.nullable().default(null),
      letter: z
        .string()
        .regex(/^[A-Z]$/, 'letter')
        .optional(),
      siteId: z.uuid().nullable().default(null),
      intervalDays: z.int().min(1).max(400).nullable().default(null),
      dueOn: day.nullable().default(null),
    }),
    answer: z.object({ letter: z.string() }),
  }),
  takeKind: route('DELETE /api/patients/:id/kinds/:serviceId', {
    summary: "Take a kind of visit off a patient's card.",
    params: ofKind,
    answer: done,
  }),
  endWait: route('DELETE /api/waits/:id', {
    summary: 'Take somebody out of the line of a place.',
    params: byId,
    answer: done,
  }),
  touched: route('GET /api/places/:id/visits', {
    summary: 'The visits that closing the place, or one day of it, would take off.',
    params: byId,
    query: z.strictObject({ day: day.optional() }),
    answer: TouchedVisits,
  }),
  day: route('GET /api/places/:id/days/:day', {
    summary: 'Whether all of a day is entered, and what is missing.',
    params: onDay,
    answer: z.object({
      left: z.int(),
      closed: local.nullable(),
      visits: z.array(VisitView),
      parcels: z.array(z.int()),
    }),
  }),
  closeDay: route('PUT /api/places/:id/days/:day', {
    summary: 'Say that everything of a day is entered; who did not come counts as missed.',
    params: onDay,
    answer: done,
  }),
};
