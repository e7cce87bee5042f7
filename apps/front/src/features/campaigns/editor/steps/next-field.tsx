'use client';
import type { Target } from '@og/core/browser';
import type { DraftStep } from '../../steps/draft-step';
import { TargetSelect } from './target-select';

/** Where the run goes on after a step that does not decide. */
export function NextField({
  steps,
  index,
  value,
  onChange,
}: {
  steps: readonly DraftStep[];
  index: number;
  value: Target | undefined;
  onChange: (next: Target | undefined) => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-13">
      <span className="text-ink-2">Then go on to</span>
      <span className="min-w-50 flex-1">
        <TargetSelect
          label={`After step ${index + 1}`}
          steps={steps}
          index={index}
          value={value}
          onChange={onChange}
        />
      </span>
    </div>
  );
}
