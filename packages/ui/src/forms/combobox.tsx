'use client';
import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { cn } from '../lib/cn';
import { controlClass } from './input';

export interface ComboboxOption {
  value: string;
  label: string;
}

export interface ComboboxProps {
  options: readonly ComboboxOption[];
  value: string | null;
  onValueChange: (value: string | null) => void;
  placeholder?: string;
  /** Shown when nothing fits what was typed. */
  emptyText?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

/** A select that is searched by typing. */
export function Combobox({
  options,
  value,
  onValueChange,
  placeholder = 'Type to search',
  emptyText = 'Nothing fits',
  disabled,
  ...aria
}: ComboboxProps) {
  const selected = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={options}
      value={selected}
      onValueChange={(next: ComboboxOption | null) => onValueChange(next?.value ?? null)}
      isItemEqualToValue={(a: ComboboxOption, b: ComboboxOption) => a.value === b.value}
      disabled={disabled}
    >
      <span className="relative flex items-center">
        <Base.Input {...aria} placeholder={placeholder} className={cn(controlClass, 'pr-9')} />
        <Base.Trigger
          aria-label="Show options"
          className="absolute right-1 flex size-6 items-center justify-center text-ink-3"
        >
          <ChevronsUpDown aria-hidden className="size-3.5" />
        </Base.Trigger>
      </span>
      <Base.Portal>
        <Base.Positioner role="region" aria-label="Options" sideOffset={4} className="z-50">
          <Base.Popup className="og-pop max-h-72 w-(--anchor-width) overflow-y-auto rounded-lg border bg-surface p-1 shadow-float">
            <Base.Empty>
              <div className="px-2 py-1.5 text-13 text-ink-3">{emptyText}</div>
            </Base.Empty>
            <Base.List>
              {(option: ComboboxOption) => (
                <Base.Item
                  key={option.value}
                  value={option}
                  className="grid cursor-default grid-cols-[1rem_1fr] items-center gap-2 rounded-sm px-2 py-1.5 text-14 select-none data-highlighted:bg-sunken"
                >
                  <Base.ItemIndicator className="col-start-1">
                    <Check aria-hidden className="size-4" />
                  </Base.ItemIndicator>
                  <span className="col-start-2">{option.label}</span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
