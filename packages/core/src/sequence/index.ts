export * from './types.js';
export * from './due.js';
export * from './entry-rules.js';
export { RUN_REASONS } from './run-reasons.js';
export { STEP_DEFINITIONS } from './steps/definitions.js';
export type { StepDefinition } from './definition.js';
export { nameOfStep } from './flow.js';
export { MAX_STEPS, STEP_KEY, validateSteps } from './validate.js';
