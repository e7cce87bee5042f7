import type { StepProblem } from './types.js';

/**
 * Checks steps as they come from a form or the API (unknown shape) and reports every problem.
 * An empty list means the value is a valid `Step[]`.
 */
export function validateSteps(steps: unknown): StepProblem[] {
  throw new Error(`validateSteps is not available yet (${typeof steps})`);
}
