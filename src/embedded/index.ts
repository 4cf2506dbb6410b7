export { holdFolder, type FolderHold } from './hold-folder.js';
export { type PostgresUrls } from './credentials.js';
export { runningPostgres } from './running-postgres.js';
export {
  removePostgres,
  startPostgres,
  type EmbeddedPostgres,
  type PostgresOptions,
} from './start-postgres.js';
