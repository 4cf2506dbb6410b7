export { cancelTask, openTask } from './open-task.js';
