export { takeCheckpoint } from './checkpoint.js';
export type { Checkpoint } from './checkpoint.js';
export type { Subject } from './record.js';
export { entrySql, entryValues, record } from './record.js';
export { sealAudit, sealLag } from './seal.js';
export { sealer } from './sealer.js';
export { verifyAudit } from './verify.js';
