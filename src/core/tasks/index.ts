export { cancelTask, openTask } from './open-task.js';
export type { NewTask, TaskKind } from './open-task.js';
