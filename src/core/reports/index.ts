export { auditTrail, proveTrail, takeTrailOut } from './audit-trail.js';
export type { TrailEntry } from './audit-trail.js';
export { dueAndLate } from './due-and-late.js';
export { noteExport } from './note-export.js';
export { notDelivered } from './not-delivered.js';
export { queueTime } from './queue-time.js';
export type { ReportAsk } from './report.js';
export { stockByPlace } from './stock-by-place.js';
export { today } from './today.js';
