export * from './fields.js';
export * from './types.js';
export * from './mapping.js';
export * from './normalize.js';
export * from './neutralize.js';
export { parseEmail } from './clean.js';
