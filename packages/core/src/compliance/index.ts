export * from './types.js';
export * from './reasons.js';
export * from './window.js';
export * from './gate.js';
