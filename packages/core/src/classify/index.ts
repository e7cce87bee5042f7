export * from './types.js';
export { normalizeInbound } from './text.js';
export * from './revocation.js';
export * from './classify.js';
