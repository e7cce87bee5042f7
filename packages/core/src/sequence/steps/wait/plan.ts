import type { StepQuestion, StepResult } from '../../../planner/types.js';
import { waitUntil } from './wait-until.js';

export function planWait({ step, lead, now }: StepQuestion<'wait'>): StepResult {
  const until = waitUntil(step.config.until, lead.candidates.zones, now);
  return until > now ? { kind: 'wait', until } : { kind: 'done' };
}
