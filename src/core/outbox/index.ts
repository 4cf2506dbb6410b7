export { enqueue } from './enqueue.js';
export type { NewNotice, NoticeKind } from './enqueue.js';
