export * from './priority.js';
