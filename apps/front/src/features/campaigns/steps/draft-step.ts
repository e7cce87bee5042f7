import type {
  BranchConfig,
  CallTaskConfig,
  HandoffConfig,
  ManualTaskConfig,
  MoveConfig,
  SmsConfig,
  SplitConfig,
  WaitConfig,
} from '@og/core/browser';
import type { DelayUnit, StepFieldsFragment, StepInput, StepType } from '@/gql/graphql';

/** What each type needs beside the delay and the texts. */
export interface StepConfigs {
  SMS: SmsConfig;
  EMAIL: SmsConfig;
  CALL_TASK: CallTaskConfig;
  MANUAL_TASK: ManualTaskConfig;
  WAIT: WaitConfig;
  BRANCH: BranchConfig;
  SPLIT: SplitConfig;
  MOVE: MoveConfig;
  HANDOFF: HandoffConfig;
}

interface StepBase<Type extends StepType> {
  type: Type;
  /** Names the step within its sequence; jumps lead to keys. */
  key: string;
  /** Time since the step before, or since the lead came in. */
  amount: number;
  unit: DelayUnit;
  /** Of e-mails. */
  subject: string;
  /** Of texts and e-mails. */
  body: string;
  config: StepConfigs[Type];
}

export type DraftStepOf<Type extends StepType> = StepBase<Type>;
/** One step of a sequence while it is edited. */
export type DraftStep = { [Type in StepType]: StepBase<Type> }[StepType];

const firstDelay: Record<StepType, { amount: number; unit: DelayUnit }> = {
  SMS: { amount: 3, unit: 'DAYS' },
  EMAIL: { amount: 3, unit: 'DAYS' },
  CALL_TASK: { amount: 1, unit: 'DAYS' },
  MANUAL_TASK: { amount: 1, unit: 'DAYS' },
  WAIT: { amount: 0, unit: 'MINUTES' },
  BRANCH: { amount: 2, unit: 'DAYS' },
  SPLIT: { amount: 0, unit: 'MINUTES' },
  MOVE: { amount: 0, unit: 'MINUTES' },
  HANDOFF: { amount: 0, unit: 'MINUTES' },
};

/** A variant without `goto`, and a step without `next`, leads to the following step; null ends the run. */
const freshConfig: { [Type in StepType]: () => StepConfigs[Type] } = {
  SMS: () => ({}),
  EMAIL: () => ({}),
  CALL_TASK: () => ({ title: '' }),
  MANUAL_TASK: () => ({ title: '' }),
  WAIT: () => ({ until: { kind: 'local_time', time: '10:00' } }),
  BRANCH: () => ({ condition: { kind: 'replied' }, no: null }),
  SPLIT: () => ({
    variants: [
      { key: 'A', weight: 50 },
      { key: 'B', weight: 50 },
    ],
  }),
  MOVE: () => ({ sequenceId: '' }),
  HANDOFF: () => ({ agent: 'gianna' }),
};

/** A key that no step of the sequence has. */
function freshKey(steps: readonly { key: string }[]): string {
  for (let number = steps.length + 1; ; number += 1) {
    const key = `step-${number}`;
    if (!steps.some((step) => step.key === key)) return key;
  }
}

/** A new step for the end of `steps`. The first one acts at once. */
export function newStep(type: StepType, steps: readonly DraftStep[]): DraftStep {
  const delay = steps.length === 0 ? { amount: 0, unit: 'MINUTES' } : firstDelay[type];
  return {
    type,
    key: freshKey(steps),
    ...delay,
    subject: '',
    body: '',
    config: freshConfig[type](),
  } as DraftStep;
}

/** A stored step; what its config lacks is as in a new step. */
export function draftStepOf(step: StepFieldsFragment): DraftStep {
  const stored = typeof step.config === 'object' && step.config !== null ? step.config : {};
  // A stored wait without `until`, or branch without `no`, means just that.
  const lacking = step.type === 'WAIT' || step.type === 'BRANCH' ? {} : freshConfig[step.type]();
  const condition = step.type === 'BRANCH' ? { condition: { kind: 'replied' } } : {};
  return {
    type: step.type,
    key: step.key,
    amount: step.delay.amount,
    unit: step.delay.unit,
    subject: step.subject ?? '',
    body: step.body ?? '',
    config: { ...lacking, ...condition, ...stored },
  } as DraftStep;
}

/** A step as the server takes it. */
export function stepInputOf(step: DraftStep): StepInput {
  const sends = step.type === 'SMS' || step.type === 'EMAIL';
  return {
    key: step.key,
    type: step.type,
    channel: sends ? step.type : null,
    delay: { amount: step.amount, unit: step.unit },
    subject: step.type === 'EMAIL' ? step.subject : null,
    body: sends ? step.body : null,
    config: step.config,
  };
}

/** The draft as core's rules take it. */
export function coreStepOf(step: DraftStep): object {
  return {
    key: step.key,
    type: step.type.toLowerCase(),
    delay: { amount: step.amount, unit: step.unit.toLowerCase() },
    subject: step.subject,
    body: step.body,
    config: step.config,
  };
}
