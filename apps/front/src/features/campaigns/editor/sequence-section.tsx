'use client';
import { MAX_STEPS } from '@og/core/browser';
import { Section } from '@og/ui';
import { audienceOf } from './draft';
import { ExitConditions } from './exit-conditions';
import type { SectionProps } from './sections';
import { StepList } from './step-list';

/** The steps in their order, and what ends a run before the last of them. */
export function SequenceSection({ draft, change, choices, save }: SectionProps) {
  return (
    <>
      <Section
        title="Sequence"
        description={`What happens to each lead, from top to bottom. At most ${MAX_STEPS} steps; a run that has come to its end is finished.`}
      >
        <StepList
          steps={draft.steps}
          audience={audienceOf(draft)}
          brand={choices?.teamSettings.brandName ?? null}
          optOutHint={choices?.teamSettings.optOutHint ?? false}
          refused={save.kind === 'refused' ? save.problems : []}
          onChange={(steps) => change({ steps })}
        />
      </Section>
      <Section
        title="What ends a run early"
        description="An opt-out ends it at once and always. Nothing of the sequence is sent after the end."
      >
        <ExitConditions
          values={draft.exitConditions}
          onChange={(exitConditions) => change({ exitConditions })}
        />
      </Section>
    </>
  );
}
