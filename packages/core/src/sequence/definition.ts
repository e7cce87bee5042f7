import type { Channel } from '../compliance/types.js';
import type { Report } from './shape.js';
import type { StepType } from './types.js';

/** A way out of a step: where it is written and where it leads. `undefined` is the following step, null the end. */
export interface Exit {
  path: string;
  target: unknown;
}

/** What a type of step is: how people call it, what it checks, where runs leave it. */
export interface StepDefinition<T extends StepType = StepType> {
  type: T;
  /** In sentences: “SMS”, “wait”. */
  label: string;
  /** The channel that it writes on; null when it writes to nobody. */
  channel: Channel | null;
  /** Report whatever keeps a step from being run; the shape is not known yet. */
  check(step: Record<string, unknown>, report: Report): void;
  /** Every way out; an empty list: the run always ends here. */
  exits(config: Record<string, unknown>): Exit[];
}

/** The way out of a step that does not choose: `config.next`, or the following step. */
export function nextExit(config: Record<string, unknown>): Exit[] {
  return [{ path: 'config.next', target: config['next'] }];
}
