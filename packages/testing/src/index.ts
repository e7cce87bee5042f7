export * from './arbitrary-sequence.js';
export * from './eventually.js';
export * from './free-port.js';
export * from './test-database.js';
export * from './labelled/index.js';
