import { planSend } from '../../../planner/send-step.js';
import type { StepQuestion, StepResult } from '../../../planner/types.js';

export function planSms(question: StepQuestion<'sms'>): StepResult {
  return planSend(question, 'sms');
}
