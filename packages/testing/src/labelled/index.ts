export * from './confusion.js';
export * from './labelled-set.js';
