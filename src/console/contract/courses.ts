import { z } from 'zod';
import { byId, done, route } from './route.js';
import { rev } from './words.js';

const choice = z.object({ id: z.uuid(), code: z.string() });

/** Why a course rests or ends. */
export const CourseReason = z.enum([
  'side-effects',
  'patient-asked',
  'changed-regimen',
  'pregnancy',
  'out-of-stock',
  'missed-visits',
  'finished',
  'entered-in-error',
  'other',
]);

/** How a course went in the last 90 days, and what comes next. */
export const SupplyView = z.object({
  from: z.string(),
  to: z.string(),
  pdc: z.number().nullable(),
  mpr: z.number().nullable(),
  maxGap: z.int(),
  daysLeft: z.int(),
  suppliedThrough: z.string().nullable(),
  strip: z.array(z.enum(['before', 'covered', 'uncovered', 'away'])),
  fills: z.array(z.object({ on: z.string(), days: z.int() })),
  /** What its patient said when asked why nothing was collected, the newest first. */
  answers: z.array(
    z.object({
      why: z.enum(['coming', 'enough', 'not-there', 'elsewhere', 'moved']),
      on: z.iso.date(),
    }),
  ),
  next: z.array(z.string()),
  expected: z.string().nullable(),
  lost: z.string().nullable(),
});
export type SupplyView = z.infer<typeof SupplyView>;

export const courses = {
  choices: route('GET /api/course-choices', {
    summary:
      'The programmes and products that can be prescribed, and what of them a place of the person has now.',
    query: z.strictObject({ siteId: z.uuid().optional() }),
    answer: z.object({
      programmes: z.array(choice),
      products: z.array(
        choice.extend({
          unit: z.string(),
          /** Whether that place has it now; null where no place was asked for, or it is not the person's. */
          here: z.boolean().nullable(),
          /** Names of what that place has and may stand in for it, where it lacks it. */
          standIns: z.array(z.string()),
        }),
      ),
      /** Today at that place; where none was asked for, by the service's clock. */
      today: z.string(),
    }),
  }),
  supply: route('GET /api/courses/:id/supply', {
    summary: 'The adherence strip and refill schedule of a course.',
    params: byId,
    answer: SupplyView,
  }),
  setState: route('POST /api/courses/:id/state', {
    summary: 'Rest, resume, stop or complete a course; a parcel kept for it goes back.',
    params: byId,
    body: z
      .strictObject({
        rev,
        state: z.enum(['active', 'on-hold', 'stopped', 'completed']),
        reason: CourseReason.optional(),
      })
      .refine(({ state, reason }) => state === 'active' || reason, {
        path: ['reason'],
        message: 'choice',
      }),
    answer: done,
  }),
};
