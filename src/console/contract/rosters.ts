import { z } from 'zod';
import { byId, done, route } from './route.js';
import { TouchedVisits } from './touched-visits.js';
import { day, rev } from './words.js';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');
const hours = { from: time, to: time };
/** Times of a day and days, as words, follow each other as they are spelt. */
const ends = { path: ['to'], message: 'ends' };
const lasts = { path: ['lastDay'], message: 'lasts' };

export const LEAVE_REASONS = ['leave', 'training', 'elsewhere', 'other'] as const;

const RosterView = z.object({
  id: z.uuid(),
  staffId: z.uuid(),
  siteId: z.uuid(),
  weekday: z.int(),
  from: z.string(),
  to: z.string(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  rev: z.int(),
});
export type RosterView = z.infer<typeof RosterView>;

const LeaveView = z.object({
  id: z.uuid(),
  staffId: z.uuid(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  reason: z.enum(LEAVE_REASONS),
});
export type LeaveView = z.infer<typeof LeaveView>;

const leave = { staffId: z.uuid(), firstDay: day, lastDay: day };
const follow = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }) =>
  firstDay <= lastDay;
const before = ({ from, to }: { from: string; to: string }) => from < to;

export const rosters = {
  list: route('GET /api/rosters', {
    summary: 'Who works at a place and when, and who is away.',
    query: z.strictObject({ siteId: z.uuid() }),
    answer: z.object({
      today: z.iso.date(),
      people: z.array(
        z.object({ id: z.uuid(), name: z.string(), speciality: z.string().nullable() }),
      ),
      hours: z.array(RosterView),
      leaves: z.array(LeaveView),
    }),
  }),
  add: route('POST /api/rosters', {
    summary: 'Put a person on the roster of a place.',
    body: z
      .strictObject({
        ...{ staffId: z.uuid(), siteId: z.uuid(), weekday: z.int().min(1).max(7), ...hours },
        ...{ validFrom: day, validUntil: day.nullable().default(null) },
      })
      .refine(before, ends),
    answer: z.object({ id: z.uuid() }),
  }),
  touched: route('POST /api/rosters/:id/touched', {
    summary: 'The visits that other hours, or none, would leave outside of them.',
    params: byId,
    body: z.strictObject({
      ...{ on: day, hours: z.strictObject(hours).nullable() },
      validUntil: day.nullable().optional(),
    }),
    answer: TouchedVisits,
  }),
  change: route('PUT /api/rosters/:id', {
    summary: 'Change hours from a day on; what was before stays as it was.',
    params: byId,
    body: z
      .strictObject({ rev, ...hours, on: day, validUntil: day.nullable().default(null) })
      .refine(before, ends),
    answer: z.object({ id: z.uuid() }),
  }),
  end: route('POST /api/rosters/:id/end', {
    summary: 'Take hours from the roster from a day on.',
    params: byId,
    body: z.strictObject({ rev, on: day }),
    answer: done,
  }),
  touchedByLeave: route('POST /api/leaves/touched', {
    summary: 'The visits that a leave would take off.',
    body: z.strictObject(leave).refine(follow, lasts),
    answer: TouchedVisits,
  }),
  addLeave: route('POST /api/leaves', {
    summary:
      'Note that a person is away; the visits they had are taken off, and their patients told.',
    body: z.strictObject({ ...leave, reason: z.enum(LEAVE_REASONS) }).refine(follow, lasts),
    answer: z.object({ id: z.uuid() }),
  }),
  endLeave: route('DELETE /api/leaves/:id', {
    summary: 'Take a leave back; visits that were moved stay where they are.',
    params: byId,
    answer: done,
  }),
};
