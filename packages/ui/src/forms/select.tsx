'use client';
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn';
import { controlClass } from './input';

export interface Option<Value extends string = string> {
  value: Value;
  label: ReactNode;
  /** One line of explanation under the label. */
  hint?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  options: readonly Option<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  className?: string;
  'aria-label'?: string;
}

export function Select<Value extends string>({
  options,
  value,
  onValueChange,
  placeholder = 'Choose',
  disabled,
  name,
  className,
  ...aria
}: SelectProps<Value>) {
  return (
    <Base.Root
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next)}
      disabled={disabled}
      name={name}
    >
      <Base.Trigger
        {...aria}
        className={cn(controlClass, 'inline-flex items-center justify-between gap-2 text-left', className)}
      >
        <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-ink-3" />
        <Base.Icon className="shrink-0 text-ink-3">
          <ChevronsUpDown aria-hidden className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          role="region"
          aria-label="Options"
          sideOffset={4}
          alignItemWithTrigger={false}
          className="z-50"
        >
          <Base.Popup className="og-pop max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-lg border bg-surface p-1 shadow-float">
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className="grid cursor-default grid-cols-[1rem_1fr] items-start gap-2 rounded-sm px-2 py-1.5 text-14 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-sunken"
                >
                  <Base.ItemIndicator className="col-start-1 pt-0.5">
                    <Check aria-hidden className="size-4" />
                  </Base.ItemIndicator>
                  <span className="col-start-2">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint ? <span className="block text-12 text-ink-3">{option.hint}</span> : null}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
