import { Check } from 'lucide-react';
import { cn } from '../lib/cn';

export interface StepperProps {
  label: string;
  steps: readonly { id: string; label: string; done: boolean; disabled?: boolean }[];
  current: string;
  /** When given, steps can be gone back to. */
  onSelect?: (id: string) => void;
}

/** Where one is in a flow of a few steps. */
export function Stepper({ label, steps, current, onSelect }: StepperProps) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap gap-x-1 gap-y-2">
        {steps.map((step, index) => {
          const active = step.id === current;
          const content = (
            <>
              <span
                aria-hidden
                className={cn(
                  'flex size-5 items-center justify-center rounded-full border text-12 tabular-nums',
                  active && 'border-primary bg-primary text-on-primary',
                  step.done && !active && 'border-success text-success',
                )}
              >
                {step.done && !active ? <Check className="size-3" /> : index + 1}
              </span>
              <span className={cn('text-13', active ? 'font-medium text-ink' : 'text-ink-2 max-sm:sr-only')}>
                {step.label}
              </span>
              {step.done ? <span className="sr-only">, done</span> : null}
            </>
          );
          return (
            <li key={step.id} className="flex items-center gap-1">
              {index > 0 ? <span aria-hidden className="mx-1 h-px w-4 bg-line sm:w-6" /> : null}
              {onSelect && !step.disabled ? (
                <button
                  type="button"
                  aria-current={active ? 'step' : undefined}
                  onClick={() => onSelect(step.id)}
                  className="flex h-8 items-center gap-2 rounded-md px-1.5 hover:bg-sunken"
                >
                  {content}
                </button>
              ) : (
                <span
                  aria-current={active ? 'step' : undefined}
                  className="flex h-8 items-center gap-2 px-1.5"
                >
                  {content}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
