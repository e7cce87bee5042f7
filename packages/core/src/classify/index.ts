export * from './types.js';
export { normalizeInbound } from './text.js';
export { reactionOf } from './reaction.js';
export * from './revocation.js';
export * from './classify.js';
