import type { StepType } from '@/gql/graphql';
import type { DraftStep, DraftStepOf } from '../../steps/draft-step';
import type { Audience } from '../draft';

export interface StepFormProps<Type extends StepType> {
  step: DraftStepOf<Type>;
  index: number;
  /** The whole sequence, for what can be jumped to. */
  steps: readonly DraftStep[];
  audience: Audience;
  brand: string | null;
  optOutHint: boolean;
  onChange: (part: Partial<DraftStepOf<Type>>) => void;
}
