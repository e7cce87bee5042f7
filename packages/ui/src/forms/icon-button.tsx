'use client';
import type { ComponentProps, ReactNode } from 'react';
import { Tooltip } from '../overlays/tooltip';
import { cn } from '../lib/cn';
import { buttonClass, type ButtonVariant } from './button';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** Names the button for everyone: tooltip and screen reader. */
  label: string;
  /** The key that does the same, e.g. `[` or `$mod+k`. */
  shortcut?: string | undefined;
  icon: ReactNode;
  variant?: ButtonVariant;
}

/** A square button with a tooltip that shows its name and its key. */
export function IconButton({
  label,
  shortcut,
  icon,
  variant = 'ghost',
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        type={type}
        aria-label={label}
        className={cn(buttonClass(variant), 'w-8 px-0', className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
