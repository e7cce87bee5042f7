export * from './types.js';
export * from './due.js';
export * from './validate.js';
