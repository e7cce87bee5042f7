import { STEP_DEFINITIONS, STEP_PLANS, STEP_TYPES, type Effect, type StepType } from '@og/core';
import { branchExecutor } from './branch/execute.js';
import { callTaskExecutor } from './call-task/execute.js';
import { emailExecutor } from './email/execute.js';
import type { StepExecutor } from './executor.js';
import { handoffExecutor } from './handoff/execute.js';
import { manualTaskExecutor } from './manual-task/execute.js';
import { moveExecutor } from './move/execute.js';
import { smsExecutor } from './sms/execute.js';
import { splitExecutor } from './split/execute.js';
import { waitExecutor } from './wait/execute.js';

/** Parts of step types; `assertStepParts` compares them. */
export interface StepParts {
  definitions: Readonly<Record<string, { type: string }>>;
  plans: Readonly<Record<string, unknown>>;
  executors: readonly { type: string }[];
}

export const STEP_EXECUTORS: readonly StepExecutor[] = [
  smsExecutor,
  emailExecutor,
  callTaskExecutor,
  manualTaskExecutor,
  waitExecutor,
  branchExecutor,
  splitExecutor,
  moveExecutor,
  handoffExecutor,
].map((executor) => executor as unknown as StepExecutor);

const PARTS: StepParts = { definitions: STEP_DEFINITIONS, plans: STEP_PLANS, executors: STEP_EXECUTORS };

/**
 * Every type of step has a definition, a plan and exactly one executor; asked at boot.
 * @throws Error that names what is missing or double
 */
export function assertStepParts(parts: StepParts = PARTS): void {
  const problems = STEP_TYPES.flatMap((type) => {
    const executors = parts.executors.filter((executor) => executor.type === type).length;
    return [
      ...(parts.definitions[type]?.type === type ? [] : [`${type} has no definition`]),
      ...(typeof parts.plans[type] === 'function' ? [] : [`${type} has no plan`]),
      ...(executors === 1 ? [] : [`${type} has ${executors} executors`]),
    ];
  });
  const known: readonly string[] = STEP_TYPES;
  for (const { type } of parts.executors)
    if (!known.includes(type)) problems.push(`${type} is no type of step`);
  if (problems.length > 0) throw new Error(`Types of steps are incomplete: ${problems.join('; ')}.`);
}

/** The executors that write something, by the kind of effect; SMS and e-mail share the ledger. */
export function executorOf(kind: Effect['kind'], type: StepType): StepExecutor {
  const executor = STEP_EXECUTORS.find((item) => item.type === type && item.effect === kind);
  if (!executor) throw new Error(`No step of type ${type} writes ${kind}.`);
  return executor;
}
