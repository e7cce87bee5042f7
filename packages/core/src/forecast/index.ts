export * from './gate-memory.js';
export * from './open-hours.js';
export * from './rates.js';
export * from './score.js';
export * from './send-queue.js';
export * from './tally.js';
export {
  CLOSING_MS,
  walkRun,
  type Walk,
  type WalkedRun,
  type WalkedSend,
  type WalkEnd,
  type WalkOptions,
} from './walk-run.js';
