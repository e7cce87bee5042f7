export * from './database.js';
export * from './ids.js';
export * from './migrate.js';
export { prepared, runPrepared, type Prepared } from './prepared.js';
export * from './schema/index.js';
