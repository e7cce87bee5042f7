import type { Intent } from '../classify/types.js';

export type DelayUnit = 'minutes' | 'hours' | 'days';

/** Time between the previous step (or enrollment) and this one. Days are 24 hours; the window decides the hour. */
export interface Delay {
  /** Whole number, 0 or more. */
  amount: number;
  unit: DelayUnit;
}

interface StepBase {
  /** Unique within the sequence version. */
  id: string;
  /** Default: no delay. */
  delay: Delay;
}

export interface SmsStep extends StepBase {
  type: 'sms';
  body: string;
  /** Replace characters that force UCS-2 before sending. Default false. */
  smartEncoding?: boolean;
}
export interface EmailStep extends StepBase {
  type: 'email';
  subject: string;
  body: string;
}
export interface CallTaskStep extends StepBase {
  type: 'call_task';
  title: string;
  script?: string;
}
export interface ManualTaskStep extends StepBase {
  type: 'manual_task';
  title: string;
  notes?: string;
}
export interface WaitStep extends StepBase {
  type: 'wait';
  /** Wait for the delay only, or further until a local time or weekday of the lead. */
  until?: { kind: 'local_time'; time: string } | { kind: 'weekday'; weekday: number };
}

export type BranchCondition =
  | { kind: 'replied' }
  | { kind: 'intent'; intents: Intent[] }
  | { kind: 'link_clicked' }
  | { kind: 'delivered' }
  | {
      kind: 'field';
      field: string;
      op: 'equals' | 'not_equals' | 'contains' | 'is_set' | 'is_empty';
      value?: string;
    };

export interface BranchStep extends StepBase {
  type: 'branch';
  condition: BranchCondition;
  /** Step id, or null to end the sequence. */
  yes: string | null;
  no: string | null;
}
export interface SplitStep extends StepBase {
  type: 'split';
  /** Weights are whole percent and add up to 100. */
  variants: { key: string; weight: number; goto: string }[];
}
export interface MoveStep extends StepBase {
  type: 'move';
  sequenceId: string;
}
export interface HandoffStep extends StepBase {
  type: 'handoff';
  agent: 'gianna' | 'cathy' | 'sabrina' | 'neva';
  note?: string;
}

export type Step =
  | SmsStep
  | EmailStep
  | CallTaskStep
  | ManualTaskStep
  | WaitStep
  | BranchStep
  | SplitStep
  | MoveStep
  | HandoffStep;
export type StepType = Step['type'];

export interface StepProblem {
  /** Zero-based position, null when the whole sequence is meant. */
  index: number | null;
  /** Dotted path inside the step, e.g. `delay.amount`. */
  path: string;
  code:
    | 'empty_sequence'
    | 'too_many_steps'
    | 'not_an_object'
    | 'unknown_type'
    | 'missing'
    | 'duplicate_id'
    | 'bad_delay'
    | 'bad_value'
    | 'unknown_step'
    | 'goes_back'
    | 'bad_weights'
    | 'template';
  message: string;
}
