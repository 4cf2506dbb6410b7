export { enqueue } from './enqueue.js';
export type { NoticeKind } from './enqueue.js';
