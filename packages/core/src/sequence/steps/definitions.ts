import type { StepDefinition } from '../definition.js';
import type { StepType } from '../types.js';
import { branchDefinition } from './branch/definition.js';
import { callTaskDefinition } from './call-task/definition.js';
import { emailDefinition } from './email/definition.js';
import { handoffDefinition } from './handoff/definition.js';
import { manualTaskDefinition } from './manual-task/definition.js';
import { moveDefinition } from './move/definition.js';
import { smsDefinition } from './sms/definition.js';
import { splitDefinition } from './split/definition.js';
import { waitDefinition } from './wait/definition.js';

/** One definition per type of step. */
export const STEP_DEFINITIONS: { readonly [T in StepType]: StepDefinition<T> } = {
  sms: smsDefinition,
  email: emailDefinition,
  call_task: callTaskDefinition,
  manual_task: manualTaskDefinition,
  wait: waitDefinition,
  branch: branchDefinition,
  split: splitDefinition,
  move: moveDefinition,
  handoff: handoffDefinition,
};

/** The definition of a type that may be any text; null for an unknown one. */
export function definitionOf(type: unknown): StepDefinition | null {
  return typeof type === 'string' && Object.hasOwn(STEP_DEFINITIONS, type)
    ? STEP_DEFINITIONS[type as StepType]
    : null;
}
