import { z } from 'zod';
import { PickupView } from './pickups.js';
import { route } from './route.js';
import { TaskView } from './tasks.js';
import { VisitView } from './visits.js';

const count = z.int();

/** What waits for a person at a place; what is not of their role is null. */
export const TodayView = z.object({
  now: z.object({ day: z.iso.date(), time: z.string() }),
  pickups: z
    .object({
      prepare: count,
      prepareToday: count,
      ready: count,
      due: count,
      here: count,
      late: count,
      collected: count,
    })
    .nullable(),
  visits: z
    .object({ booked: count, waiting: count, inside: count, done: count, missed: count })
    .nullable(),
  /** The person's own visits of today that are still to come, wherever they work. */
  own: z.object({ count, first: z.string(), last: z.string() }).nullable(),
  /** Who came to a visit and is not seen yet, whoever came first on top. */
  waiting: z.array(VisitView),
  /** Who stands at the desk, whoever came first on top. */
  here: z.array(PickupView),
  stock: z.object({ low: count, ending: count, stale: count }).nullable(),
  tasks: z.object({ open: count, mine: count, first: z.array(TaskView) }).nullable(),
  messages: z.object({ failed: count, denied: count }).nullable(),
});
export type TodayView = z.infer<typeof TodayView>;

export const today = {
  read: route('GET /api/today', {
    summary: 'What a place has to do today, as far as the role goes.',
    query: z.strictObject({ siteId: z.uuid() }),
    answer: TodayView,
  }),
};
