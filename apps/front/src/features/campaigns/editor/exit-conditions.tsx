'use client';
import { Checkbox } from '@og/ui';
import type { ExitCondition } from '@/gql/graphql';

const exitWords: Record<ExitCondition, { label: string; hint: string }> = {
  REPLY: {
    label: 'Replies',
    hint: 'The lead writes back. Take this out only if a branch shall look at the reply.',
  },
  BOUNCE: {
    label: 'Bounces',
    hint: 'A message cannot be delivered for good: a wrong number, a dead mailbox.',
  },
  DISPOSITION: {
    label: 'Dispositions',
    hint: 'Somebody of the team notes an outcome at the lead or at a task.',
  },
  STAGE_CHANGE: { label: 'Changes of stage', hint: 'Somebody moves the lead to another stage.' },
};

const order = ['REPLY', 'BOUNCE', 'DISPOSITION', 'STAGE_CHANGE'] as const satisfies readonly ExitCondition[];

/** What ends a run, beside the opt-out that always does. */
export function ExitConditions({
  values,
  onChange,
}: {
  values: readonly ExitCondition[];
  onChange: (values: readonly ExitCondition[]) => void;
}) {
  return (
    <div role="group" aria-label="What ends a run early" className="flex flex-col gap-2">
      {order.map((value) => (
        <Checkbox
          key={value}
          {...exitWords[value]}
          checked={values.includes(value)}
          onCheckedChange={(on) =>
            onChange(
              on
                ? order.filter((other) => other === value || values.includes(other))
                : values.filter((other) => other !== value),
            )
          }
        />
      ))}
    </div>
  );
}
