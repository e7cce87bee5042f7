'use client';
import { Field as Base } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn';

export interface FieldProps {
  label: ReactNode;
  /** Shown under the control until there is an error. */
  hint?: ReactNode;
  /** What is wrong and what to do; marks the control as invalid. */
  error?: ReactNode;
  /** Says "Optional" beside the label; fields are required unless they say so. */
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field({ label, hint, error, optional, hideLabel, className, children }: FieldProps) {
  const invalid = Boolean(error);
  return (
    <Base.Root invalid={invalid} className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <Base.Label
        className={cn(
          'flex items-baseline justify-between gap-2 text-13 font-medium',
          hideLabel && 'sr-only',
        )}
      >
        {label}
        {optional ? <span className="font-normal text-ink-3">Optional</span> : null}
      </Base.Label>
      {children}
      {hint && !invalid ? <Base.Description className="text-12 text-ink-3">{hint}</Base.Description> : null}
      {invalid ? (
        <Base.Error match className="flex items-start gap-1.5 text-12 text-danger">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          <span>{error}</span>
        </Base.Error>
      ) : null}
    </Base.Root>
  );
}
