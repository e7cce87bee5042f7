'use client';
import { Button, Section } from '@og/ui';
import { Plus } from 'lucide-react';
import { audienceOf, moveStep, newStep, type DraftStep } from './draft';
import type { SectionProps } from './sections';
import { StepEditor } from './step-editor';

/** What the server takes. */
const mostSteps = 20;

/** The text messages in their order, with the time between them. */
export function SequenceSection({ draft, change, choices, save }: SectionProps) {
  const { steps } = draft;
  const set = (key: string, part: Partial<DraftStep>) =>
    change({ steps: steps.map((step) => (step.key === key ? { ...step, ...part } : step)) });
  const problemOf = (index: number) =>
    save.kind === 'refused'
      ? save.problems
          .filter(({ path }) => path[path.indexOf('steps') + 1] === String(index) && path.includes('steps'))
          .map((problem) => problem.message)
          .join(' ') || null
      : null;
  return (
    <Section
      title="Sequence"
      description="Each step is one text message. The sequence ends for a lead who replies or opts out."
    >
      <ol className="flex flex-col">
        {steps.map((step, index) => (
          <StepEditor
            key={step.key}
            step={step}
            index={index}
            count={steps.length}
            audience={audienceOf(draft)}
            brand={choices?.teamSettings.brandName ?? null}
            optOutHint={choices?.teamSettings.optOutHint ?? false}
            serverProblem={problemOf(index)}
            onChange={(part) => set(step.key, part)}
            onMove={(by) => change({ steps: moveStep(steps, step.key, by) })}
            onRemove={() => change({ steps: steps.filter((other) => other.key !== step.key) })}
          />
        ))}
      </ol>
      {steps.length < mostSteps ? (
        <Button
          icon={<Plus aria-hidden />}
          className="self-start"
          onClick={() => change({ steps: [...steps, newStep(steps.length)] })}
        >
          Add a text message
        </Button>
      ) : null}
    </Section>
  );
}
