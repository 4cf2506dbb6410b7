export { kinds, kindsOf, worksKind } from './kinds.js';
export { addToTask, cancelTask, openTask } from './open-task.js';
export type { TaskKind } from './open-task.js';
export { taskEvents } from './task-words.js';
export {
  closeTask,
  colleaguesFor,
  commentTask,
  finishTask,
  giveTask,
  takeTask,
} from './work-task.js';
export { glanceAtTasks, NOTHING_WAITS, readTask, tasksFor, worklist } from './worklist.js';
export type { Task, Waiting } from './worklist.js';
