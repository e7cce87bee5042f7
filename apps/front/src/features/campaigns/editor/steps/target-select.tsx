'use client';
import type { Target } from '@og/core/browser';
import { Select } from '@og/ui';
import type { DraftStep } from '../../steps/draft-step';
import { stepSummary } from '../../steps/summary';
import { stepTypeWords } from '../../steps/step-types';

// Neither can be a key.
const end = ' end';
const following = ' following';

/** Where a run goes on: at a later step, or nowhere. */
export function TargetSelect({
  label,
  steps,
  index,
  value,
  onChange,
}: {
  label: string;
  steps: readonly DraftStep[];
  /** The step that is left. */
  index: number;
  /** A key, null for the end, nothing for the following step. */
  value: Target | undefined;
  onChange: (target: Target | undefined) => void;
}) {
  const later = steps.slice(index + 1).map((step, offset) => {
    const summary = stepSummary(step);
    const name = stepTypeWords[step.type].label;
    return {
      value: step.key,
      label: `Step ${index + offset + 2}: ${summary ? `${name}, ${summary.slice(0, 40)}` : name}`,
    };
  });
  const lost = typeof value === 'string' && !later.some((option) => option.value === value);
  const isLast = index + 1 >= steps.length;
  return (
    <Select
      aria-label={label}
      className="w-full max-w-90"
      value={lost ? null : value === null ? end : (value ?? following)}
      placeholder="Choose a later step"
      options={[
        {
          value: following,
          label: isLast ? 'Whatever comes next (the end)' : `Whatever comes next (step ${index + 2})`,
        },
        ...later,
        { value: end, label: 'End here' },
      ]}
      onValueChange={(next) => onChange(next === end ? null : next === following ? undefined : next)}
    />
  );
}
