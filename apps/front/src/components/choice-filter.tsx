'use client';
import { Button, Checkbox, cn, Input, Popover, RadioGroup } from '@og/ui';
import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface Choice {
  value: string;
  label: string;
}

function FilterPopover({
  label,
  summary,
  children,
}: {
  label: string;
  summary: string | null;
  children: ReactNode;
}) {
  return (
    <Popover
      title={label}
      showTitle
      trigger={
        <Button
          size="md"
          className={cn('max-sm:h-10', summary && 'border-ink bg-sunken')}
          aria-label={summary ? `${label}: ${summary}` : label}
        >
          <span className="max-w-40 truncate">{summary ? `${label}: ${summary}` : label}</span>
          <ChevronDown aria-hidden className="text-ink-3" />
        </Button>
      }
    >
      {children}
    </Popover>
  );
}

/** Any of several values. Long lists of options can be narrowed by typing. */
export function ManyFilter<Value extends string>({
  label,
  options,
  values,
  onChange,
  emptyText = 'Nothing to choose yet.',
}: {
  label: string;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
  emptyText?: string;
}) {
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const shown = wanted ? options.filter((option) => option.label.toLowerCase().includes(wanted)) : options;
  const names = values.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const summary = names.length === 0 ? null : names.length > 2 ? `${names.length} chosen` : names.join(', ');
  return (
    <FilterPopover label={label} summary={summary}>
      <div className="flex flex-col gap-2">
        {options.length > 10 ? (
          <Input
            aria-label={`Find in ${label.toLowerCase()}`}
            placeholder="Type to find"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        ) : null}
        <div role="group" aria-label={label} className="flex max-h-72 flex-col gap-2 overflow-y-auto p-1">
          {shown.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              checked={values.includes(option.value)}
              onCheckedChange={(on) =>
                onChange(on ? [...values, option.value] : values.filter((value) => value !== option.value))
              }
            />
          ))}
          {shown.length === 0 ? (
            <p className="text-13 text-ink-3">{options.length === 0 ? emptyText : 'Nothing fits.'}</p>
          ) : null}
        </div>
        {values.length > 0 ? (
          <Button size="sm" variant="ghost" className="self-start" onClick={() => onChange([])}>
            Clear {label.toLowerCase()}
          </Button>
        ) : null}
      </div>
    </FilterPopover>
  );
}

/** One value, or any. */
export function OneFilter<Value extends string>({
  label,
  options,
  value,
  onChange,
  anyLabel = 'Any',
}: {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
  anyLabel?: string;
}) {
  const all: Choice[] = [{ value: 'any', label: anyLabel }, ...options];
  const chosen = options.find((option) => option.value === value);
  return (
    <FilterPopover label={label} summary={value === null ? null : (chosen?.label ?? 'chosen')}>
      <div className="max-h-72 overflow-y-auto p-1">
        <RadioGroup
          label={label}
          hideLabel
          options={all}
          value={value ?? 'any'}
          onValueChange={(next) => onChange(options.find((option) => option.value === next)?.value ?? null)}
        />
      </div>
    </FilterPopover>
  );
}
