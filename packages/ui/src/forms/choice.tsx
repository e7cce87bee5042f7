'use client';
import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Check, Minus } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { cn } from '../lib/cn';
import type { Option } from './select';

interface LabelledProps {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
}

function LabelText({ label, hint, hideLabel, id }: LabelledProps & { id: string }) {
  return (
    <span className={cn('flex flex-col', hideLabel && 'sr-only')}>
      <span id={id}>{label}</span>
      {hint ? <span className="text-12 text-ink-3">{hint}</span> : null}
    </span>
  );
}

const box = cn(
  'flex size-4 shrink-0 items-center justify-center border border-control bg-surface',
  'data-checked:border-primary data-checked:bg-primary data-indeterminate:border-primary data-indeterminate:bg-primary',
  'data-disabled:opacity-50',
);

export interface CheckboxProps extends LabelledProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  indeterminate?: boolean;
  disabled?: boolean;
  name?: string;
}

export function Checkbox({
  checked,
  onCheckedChange,
  indeterminate,
  disabled,
  name,
  ...text
}: CheckboxProps) {
  const id = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the control inside brings its own input
    <label className="inline-flex items-start gap-2 text-14">
      <BaseCheckbox.Root
        aria-labelledby={id}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        indeterminate={indeterminate}
        disabled={disabled}
        name={name}
        className={cn(box, 'mt-0.5 rounded-sm')}
      >
        <BaseCheckbox.Indicator className="text-on-primary">
          {indeterminate ? (
            <Minus aria-hidden className="size-3" strokeWidth={3} />
          ) : (
            <Check aria-hidden className="size-3" strokeWidth={3} />
          )}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <LabelText {...text} id={id} />
    </label>
  );
}

export interface SwitchProps extends LabelledProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** An on/off setting that acts at once. */
export function Switch({ checked, onCheckedChange, disabled, ...text }: SwitchProps) {
  const id = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the control inside brings its own input
    <label className="flex items-start justify-between gap-4 text-14">
      <LabelText {...text} id={id} />
      <BaseSwitch.Root
        aria-labelledby={id}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={disabled}
        className="flex h-5 w-9 shrink-0 items-center rounded-full border border-control bg-sunken px-0.5 data-checked:border-primary data-checked:bg-primary data-disabled:opacity-50"
      >
        <BaseSwitch.Thumb className="size-3.5 rounded-full bg-ink-2 transition-transform data-checked:translate-x-4 data-checked:bg-on-primary" />
      </BaseSwitch.Root>
    </label>
  );
}

export interface RadioGroupProps<Value extends string> {
  label: ReactNode;
  hideLabel?: boolean;
  options: readonly Option<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  disabled?: boolean;
}

export function RadioGroup<Value extends string>({
  label,
  hideLabel,
  options,
  value,
  onValueChange,
  disabled,
}: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <BaseRadioGroup
      aria-labelledby={id}
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      disabled={disabled}
      className="flex flex-col gap-2"
    >
      <div id={id} className={cn('text-13 font-medium', hideLabel && 'sr-only')}>
        {label}
      </div>
      {options.map((option) => (
        <label key={option.value} className="inline-flex items-start gap-2 text-14">
          <Radio.Root
            value={option.value}
            disabled={option.disabled}
            className={cn(box, 'mt-0.5 rounded-full')}
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-on-primary" />
          </Radio.Root>
          <span className="flex flex-col">
            {option.label}
            {option.hint ? <span className="text-12 text-ink-3">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </BaseRadioGroup>
  );
}
