export * from './types.js';
export * from './revocation.js';
export * from './classify.js';
