export * from './clock.js';
export * from './errors.js';
export * from './events.js';
export * from './jobs.js';
export * from './permissions.js';
