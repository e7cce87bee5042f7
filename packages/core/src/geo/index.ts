export * from './types.js';
export * from './candidates.js';
