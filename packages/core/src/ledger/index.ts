export * from './states.js';
export * from './message-status.js';
