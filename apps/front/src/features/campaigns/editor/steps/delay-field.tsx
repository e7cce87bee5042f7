'use client';
import { Select } from '@og/ui';
import { NumberInput } from '@/components/number-input';
import type { DelayUnit } from '@/gql/graphql';
import type { DraftStep } from '../../steps/draft-step';

const units: readonly { value: DelayUnit; label: string }[] = [
  { value: 'MINUTES', label: 'minutes' },
  { value: 'HOURS', label: 'hours' },
  { value: 'DAYS', label: 'days' },
];

const verbs: Record<DraftStep['type'], string> = {
  SMS: 'Send',
  EMAIL: 'Send',
  CALL_TASK: 'Ask',
  MANUAL_TASK: 'Ask',
  WAIT: 'Wait',
  BRANCH: 'Look',
  SPLIT: 'Split',
  MOVE: 'Move',
  HANDOFF: 'Hand over',
};

/** When the step acts, counted from the one before. */
export function DelayField({
  step,
  index,
  onChange,
}: {
  step: DraftStep;
  index: number;
  onChange: (part: { amount?: number; unit?: DelayUnit }) => void;
}) {
  const sends = step.type === 'SMS' || step.type === 'EMAIL';
  return (
    <fieldset className="flex flex-wrap items-center gap-2 text-13">
      <legend className="sr-only">When step {index + 1} acts</legend>
      <span className="text-ink-2">{verbs[step.type]}</span>
      <span className="w-20">
        <NumberInput
          min={0}
          max={365}
          aria-label={`Delay of step ${index + 1}`}
          value={step.amount}
          onValueChange={(amount) => onChange({ amount })}
        />
      </span>
      <Select
        aria-label={`Unit of the delay of step ${index + 1}`}
        className="w-28"
        value={step.unit}
        options={units}
        onValueChange={(unit) => onChange({ unit })}
      />
      <span className="text-ink-2">
        {index === 0 ? 'after a lead enters the campaign' : 'after the step that came before'}
        {sends ? ', at the next permitted hour' : ''}
      </span>
    </fieldset>
  );
}
