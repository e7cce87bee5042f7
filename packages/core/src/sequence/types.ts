import type { Intent } from '../classify/types.js';

export type DelayUnit = 'minutes' | 'hours' | 'days';

/** Time between the step before (or enrollment) and this one. Days are 24 hours; the window decides the hour. */
export interface Delay {
  /** Whole number, 0 or more. */
  amount: number;
  unit: DelayUnit;
}

/** Every type of step, in the order in which a person chooses among them. */
export const STEP_TYPES = [
  'sms',
  'email',
  'call_task',
  'manual_task',
  'wait',
  'branch',
  'split',
  'move',
  'handoff',
] as const;
export type StepType = (typeof STEP_TYPES)[number];

/** The key of a later step, or null: the run ends here. */
export type Target = string | null;

/** What every step may say beside its own: where the run goes on, when that is not the following step. */
export interface CommonConfig {
  next?: Target;
}

export type SmsConfig = CommonConfig;
export type EmailConfig = CommonConfig;
export interface CallTaskConfig extends CommonConfig {
  title: string;
  script?: string;
}
export interface ManualTaskConfig extends CommonConfig {
  title: string;
  notes?: string;
}
export interface WaitConfig extends CommonConfig {
  /** Wait for the delay only, or further until a local time (HH:MM) or a weekday (1 Monday … 7 Sunday) of the lead. */
  until?: { kind: 'local_time'; time: string } | { kind: 'weekday'; weekday: number };
}

export const FIELD_OPS = ['equals', 'not_equals', 'contains', 'is_set', 'is_empty'] as const;
export type FieldOp = (typeof FIELD_OPS)[number];

export type BranchCondition =
  /** The person wrote back since the run began. */
  | { kind: 'replied' }
  /** What the person wrote last since the run began was understood as one of these. */
  | { kind: 'intent'; intents: readonly Intent[] }
  /** A tracked link of this run was opened. */
  | { kind: 'link_clicked' }
  /** The last message of this run was delivered. */
  | { kind: 'delivered' }
  /** A field of the lead, a merge field or a custom one; texts are compared without regard to case. */
  | { kind: 'field'; field: string; op: FieldOp; value?: string };

export interface BranchConfig {
  condition: BranchCondition;
  /** Absent: the following step. */
  yes?: Target;
  no?: Target;
}
export interface SplitVariant {
  key: string;
  /** Whole percent; the weights add up to 100. */
  weight: number;
  /** Absent: the following step. */
  goto?: Target;
}
export interface SplitConfig {
  variants: SplitVariant[];
}
export interface MoveConfig {
  sequenceId: string;
}
export const AGENTS = ['gianna', 'cathy', 'sabrina', 'neva'] as const;
export type Agent = (typeof AGENTS)[number];
export interface HandoffConfig {
  agent: Agent;
  /** What the agent should know. */
  note?: string;
}

export interface StepConfigs {
  sms: SmsConfig;
  email: EmailConfig;
  call_task: CallTaskConfig;
  manual_task: ManualTaskConfig;
  wait: WaitConfig;
  branch: BranchConfig;
  split: SplitConfig;
  move: MoveConfig;
  handoff: HandoffConfig;
}

/** A step whose shape was checked. */
export interface StepOf<T extends StepType> {
  /** Unique within the sequence version; the same step keeps it across versions. */
  key: string;
  type: T;
  delay: Delay;
  /** E-mail only. */
  subject: string | null;
  /** SMS and e-mail. */
  body: string | null;
  config: StepConfigs[T];
}
export type Step = { [T in StepType]: StepOf<T> }[StepType];

export interface StepProblem {
  /** Zero-based position, null when the whole sequence is meant. */
  index: number | null;
  /** The step's key, null when it has none. */
  key: string | null;
  /** Dotted path inside the step, e.g. `delay.amount` or `config.yes`. */
  path: string;
  code:
    | 'empty_sequence'
    | 'too_many_steps'
    | 'not_an_object'
    | 'unknown_type'
    | 'missing'
    | 'duplicate_key'
    | 'bad_delay'
    | 'bad_value'
    | 'unknown_step'
    | 'goes_back'
    | 'no_end'
    | 'unreachable'
    | 'bad_weights'
    | 'template';
  /** Names the step and says what to do. */
  message: string;
}
