export { denyWaiting, noteUnsaid, seeToUnsaid } from './end-waiting.js';
export type { Unsaid } from './end-waiting.js';
export { enqueue } from './enqueue.js';
export type { NoticeKind } from './enqueue.js';
export {
  clearScheduled,
  putOffRev,
  REMINDERS,
  revOfStep,
  schedule,
  soon,
  stepRev,
} from './schedule.js';
export type { ReminderKind } from './schedule.js';
