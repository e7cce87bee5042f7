import type { EnrollmentState } from '../compliance/types.js';

const MOVES: Readonly<Record<EnrollmentState, readonly EnrollmentState[]>> = {
  pending: ['active', 'paused', 'replied', 'bounced', 'opted_out', 'failed', 'moved', 'finished'],
  active: ['paused', 'finished', 'replied', 'bounced', 'opted_out', 'failed', 'moved'],
  paused: ['active', 'finished', 'replied', 'bounced', 'opted_out', 'failed', 'moved'],
  // A reply ends the run, but a person may resume it or learn of an opt-out later.
  replied: ['active', 'finished', 'opted_out', 'moved'],
  finished: ['replied', 'opted_out'],
  bounced: ['opted_out'],
  failed: ['opted_out'],
  moved: ['opted_out'],
  opted_out: [],
};

/** Whether an enrollment may move from one state to another. */
export function canEnrollmentMove(from: EnrollmentState, to: EnrollmentState): boolean {
  return MOVES[from].includes(to);
}

/** States of an enrollment in which steps are still planned. */
export const RUNNING_ENROLLMENTS: readonly EnrollmentState[] = ['pending', 'active'];
