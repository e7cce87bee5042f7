'use client';
import { Field as Base } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '../lib/cn';

/** The frame that text inputs, selects and comboboxes share. */
export const controlClass = cn(
  'h-8 w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-14 text-ink',
  'hover:border-ink-2 data-invalid:border-danger disabled:bg-sunken disabled:text-ink-3',
  'max-sm:h-10 max-sm:text-16',
);

export interface InputProps extends ComponentProps<'input'> {
  /** Stands inside the frame, before the text. */
  leading?: ReactNode;
  /** Stands inside the frame, after the text. */
  trailing?: ReactNode;
}

/** One line of text. Inside a `Field` it is labelled by it; else give `aria-label`. */
export function Input({ className, leading, trailing, ...rest }: InputProps) {
  const input = (
    <Base.Control className={cn(controlClass, leading && 'pl-8', trailing && 'pr-9', className)} {...rest} />
  );
  if (!leading && !trailing) return input;
  return (
    <span className="relative flex items-center [&_svg]:size-4">
      {leading ? <span className="pointer-events-none absolute left-2.5 text-ink-3">{leading}</span> : null}
      {input}
      {trailing ? <span className="absolute right-0.5 text-ink-3">{trailing}</span> : null}
    </span>
  );
}

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <Base.Control
      render={<textarea rows={rows} {...rest} />}
      className={cn(controlClass, 'h-auto resize-y py-1.5 max-sm:h-auto', className)}
    />
  );
}
