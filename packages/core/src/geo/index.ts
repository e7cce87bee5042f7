export * from './types.js';
export * from './area-codes.js';
export * from './state-names.js';
export * from './states.js';
export * from './zip.js';
export * from './candidates.js';
