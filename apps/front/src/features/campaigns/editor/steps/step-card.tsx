'use client';
import { cn, IconButton } from '@og/ui';
import { ArrowDown, ArrowUp, ChevronDown, CircleAlert, GripVertical, Trash2 } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';
import type { DraftStep } from '../../steps/draft-step';
import type { WayIn } from '../../steps/flow';
import { stepSummary, whenText } from '../../steps/summary';
import { stepTypeWords } from '../../steps/step-types';
import { WaysInChips, WaysOutChips } from './way-chips';

interface StepCardProps {
  step: DraftStep;
  index: number;
  steps: readonly DraftStep[];
  /** How far it stands in. */
  depth: number;
  jumps: readonly WayIn[];
  problems: readonly string[];
  open: boolean;
  dragged: boolean;
  handle: Pick<ComponentProps<'button'>, 'onPointerDown'>;
  onToggle: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  onGo: (index: number) => void;
  children: ReactNode;
}

const indents = ['', 'ml-4 sm:ml-8', 'ml-8 sm:ml-16'];

/** One step in the list: what it is, when, where a run comes from and goes to; its form when it is open. */
export function StepCard(props: StepCardProps) {
  const { step, index, steps, depth, jumps, problems, open, dragged, handle, children } = props;
  const { label, icon: Icon } = stepTypeWords[step.type];
  const form = useId();
  const summary = stepSummary(step);
  const number = index + 1;
  return (
    <li
      className={cn(
        'rounded-md border bg-surface',
        indents[depth],
        problems.length > 0 && 'border-danger/50',
        dragged && 'border-focus bg-sunken',
      )}
    >
      <WaysInChips jumps={jumps} number={number} onGo={props.onGo} />
      <div className="flex items-start gap-1 p-1.5">
        <button
          type="button"
          aria-label={`Move step ${number}: drag, or press the arrow keys`}
          {...handle}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            props.onMove(event.key === 'ArrowUp' ? -1 : 1);
          }}
          className="flex h-8 w-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-sm text-ink-3 hover:text-ink"
        >
          <GripVertical aria-hidden className="size-4" />
        </button>
        <h3 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={form}
            onClick={props.onToggle}
            className="flex min-h-8 w-full items-start gap-2 rounded-sm px-1 py-1.5 text-left"
          >
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-2" />
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="flex flex-wrap items-baseline gap-x-2 text-14">
                <span className="font-semibold">
                  {number}. {label}
                </span>
                <span className="text-13 text-ink-3">{whenText(step, index)}</span>
              </span>
              {open ? null : (
                <span className={cn('truncate text-13', summary ? 'text-ink-2' : 'text-ink-3')}>
                  {summary || (step.type === 'MOVE' ? '' : 'Not written yet')}
                </span>
              )}
            </span>
            <ChevronDown
              aria-hidden
              className={cn('mt-0.5 size-4 shrink-0 text-ink-3', open && 'rotate-180')}
            />
          </button>
        </h3>
        <div className="flex shrink-0">
          <IconButton
            label={`Move step ${number} up`}
            icon={<ArrowUp aria-hidden />}
            className="max-sm:hidden"
            disabled={index === 0}
            onClick={() => props.onMove(-1)}
          />
          <IconButton
            label={`Move step ${number} down`}
            icon={<ArrowDown aria-hidden />}
            className="max-sm:hidden"
            disabled={index === steps.length - 1}
            onClick={() => props.onMove(1)}
          />
          <IconButton
            label={`Remove step ${number}`}
            icon={<Trash2 aria-hidden />}
            onClick={props.onRemove}
          />
        </div>
      </div>
      {problems.length > 0 ? (
        <ul className="flex flex-col gap-1 px-3 pb-2 text-13 text-danger">
          {problems.map((problem) => (
            <li key={problem} className="flex items-start gap-1.5">
              <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              {problem}
            </li>
          ))}
        </ul>
      ) : null}
      <div id={form} className={open ? 'border-t p-3' : undefined}>
        {open ? children : null}
      </div>
      <WaysOutChips steps={steps} index={index} onGo={props.onGo} />
    </li>
  );
}
