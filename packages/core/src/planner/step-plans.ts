import { planBranch } from '../sequence/steps/branch/plan.js';
import { planCallTask } from '../sequence/steps/call-task/plan.js';
import { planEmail } from '../sequence/steps/email/plan.js';
import { planHandoff } from '../sequence/steps/handoff/plan.js';
import { planManualTask } from '../sequence/steps/manual-task/plan.js';
import { planMove } from '../sequence/steps/move/plan.js';
import { planSms } from '../sequence/steps/sms/plan.js';
import { planSplit } from '../sequence/steps/split/plan.js';
import { planWait } from '../sequence/steps/wait/plan.js';
import type { StepType } from '../sequence/types.js';
import type { PlannedStep, StepQuestion, StepResult } from './types.js';

/** What each type of step does when it is due. */
export const STEP_PLANS: { readonly [T in StepType]: (question: StepQuestion<T>) => StepResult } = {
  sms: planSms,
  email: planEmail,
  call_task: planCallTask,
  manual_task: planManualTask,
  wait: planWait,
  branch: planBranch,
  split: planSplit,
  move: planMove,
  handoff: planHandoff,
};

/** Ask a step's own type. */
export function planStep(question: Omit<StepQuestion, 'step'> & { step: PlannedStep }): StepResult {
  const plan = STEP_PLANS[question.step.type] as (asked: typeof question) => StepResult;
  return plan(question);
}
