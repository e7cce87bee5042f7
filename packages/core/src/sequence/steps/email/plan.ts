import { planSend } from '../../../planner/send-step.js';
import type { StepQuestion, StepResult } from '../../../planner/types.js';

export function planEmail(question: StepQuestion<'email'>): StepResult {
  return planSend(question, 'email');
}
