import type { Delay, Step } from './types.js';

const MILLISECONDS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** Length of a delay in milliseconds. */
export function delayMs(delay: Delay): number {
  return delay.amount * MILLISECONDS[delay.unit];
}

/** When the first step is due, before send windows are applied; null for an empty sequence. */
export function firstDue(steps: readonly Step[], enrolledAt: Date): Date | null {
  const first = steps[0];
  return first === undefined ? null : nextDue(first, enrolledAt);
}

/** When a step is due, counted from the moment the previous step was carried out. */
export function nextDue(step: Pick<Step, 'delay'>, previousAt: Date): Date {
  return new Date(previousAt.getTime() + delayMs(step.delay));
}
