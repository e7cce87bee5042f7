'use client';
import { MAX_STEPS } from '@og/core/browser';
import { toast } from '@og/ui';
import { useEffect, useRef, useState } from 'react';
import type { StepType } from '@/gql/graphql';
import { checkSteps } from '../steps/check';
import { newStep, type DraftStep } from '../steps/draft-step';
import { depths, waysIn } from '../steps/flow';
import { AddStep } from './add-step';
import type { Audience } from './draft';
import { moved } from './reorder';
import { StepCard } from './steps/step-card';
import { StepForm } from './steps/step-form';
import { useDrag } from './use-drag';

interface StepListProps {
  steps: readonly DraftStep[];
  audience: Audience;
  brand: string | null;
  optOutHint: boolean;
  /** What the server refused. */
  refused: readonly { path: readonly string[]; message: string }[];
  onChange: (steps: readonly DraftStep[]) => void;
}

/** What the server says about the step at `index`. */
function refusalsOf(refused: StepListProps['refused'], index: number): string[] {
  return refused
    .filter(({ path }) => path.includes('steps') && path[path.indexOf('steps') + 1] === String(index))
    .map(({ message }) => message);
}

/** The steps of a sequence: one is open at a time, all can be put elsewhere with mouse or keys. */
export function StepList({ steps, refused, onChange, ...shared }: StepListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<string | null>(steps[0]?.key ?? null);
  // What is not written yet is no mistake while one writes: problems show once a step was left.
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(steps.map(({ key }) => key)));
  const [said, setSaid] = useState('');
  const latest = useRef({ steps, onChange });
  useEffect(() => {
    latest.current = { steps, onChange };
  });
  const problems = checkSteps(steps);
  const ins = waysIn(steps);
  const indents = depths(steps);

  const show = (key: string | null) => {
    if (open !== null && open !== key) setLeft(new Set([...left, open]));
    setOpen(key);
  };
  const put = (from: number, to: number) => {
    const next = moved(steps, from, to);
    if (next === steps) return;
    onChange(next);
    setSaid(`Step ${from + 1} is now step ${to + 1} of ${steps.length}`);
  };
  const { dragged, handle } = useDrag(list, put);
  const add = (type: StepType) => {
    const step = newStep(type, steps);
    onChange([...steps, step]);
    show(step.key);
  };
  const remove = (index: number) => {
    const step = steps[index];
    if (!step) return;
    onChange(steps.toSpliced(index, 1));
    const bringBack = () => latest.current.onChange(latest.current.steps.toSpliced(index, 0, step));
    toast.success(`Step ${index + 1} is removed`, { action: { label: 'Undo', onClick: bringBack } });
  };
  const go = (index: number) => {
    const row = list.current?.children[index];
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector<HTMLButtonElement>('[aria-expanded]')?.focus();
  };
  return (
    <>
      <ol ref={list} aria-label="Steps" className="flex flex-col gap-2">
        {steps.map((step, index) => (
          <StepCard
            key={step.key}
            step={step}
            index={index}
            steps={steps}
            depth={indents[index] ?? 0}
            jumps={ins[index]?.jumps ?? []}
            problems={[...(left.has(step.key) ? (problems[index] ?? []) : []), ...refusalsOf(refused, index)]}
            open={open === step.key}
            dragged={dragged === index}
            handle={handle(index)}
            onToggle={() => show(open === step.key ? null : step.key)}
            onMove={(by) => put(index, index + by)}
            onRemove={() => remove(index)}
            onGo={go}
          >
            <StepForm
              {...shared}
              step={step}
              index={index}
              steps={steps}
              onChange={(part) =>
                onChange(
                  steps.map((other) =>
                    other.key === step.key ? ({ ...other, ...part } as DraftStep) : other,
                  ),
                )
              }
            />
          </StepCard>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      {steps.length < MAX_STEPS ? <AddStep first={steps.length === 0} onAdd={add} /> : null}
    </>
  );
}
