export * from './next-action.js';
