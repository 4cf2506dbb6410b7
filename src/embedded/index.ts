export { holdFolder } from './hold-folder.js';
export { makeFolder } from './make-folder.js';
export { runningPostgres } from './running-postgres.js';
export { removePostgres, startPostgres, type EmbeddedPostgres } from './start-postgres.js';
export { writeWhole } from './write-whole.js';
