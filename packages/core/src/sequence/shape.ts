import type { StepProblem } from './types.js';

/** Notes a problem of the step at hand. */
export type Report = (path: string, code: StepProblem['code'], message: string) => void;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text with something in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** The `config` of a raw step; an absent one is empty. */
export function configOf(step: Record<string, unknown>): Record<string, unknown> {
  return isRecord(step['config']) ? step['config'] : {};
}
