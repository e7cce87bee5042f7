export * from './types.js';
export * from './reasons.js';
export * from './ruleset.js';
export * from './week.js';
export * from './window.js';
export * from './content.js';
export * from './gate.js';
