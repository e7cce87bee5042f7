export * from './fields.js';
export * from './parse.js';
export * from './render.js';
export * from './validate.js';
