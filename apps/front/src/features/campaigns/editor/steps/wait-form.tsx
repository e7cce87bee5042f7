'use client';
import type { WaitConfig } from '@og/core/browser';
import { Field, Input, RadioGroup, Select } from '@og/ui';
import type { StepFormProps } from './form-props';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, index) => ({
    value: String(index + 1),
    label,
  }),
);

/** Waits further than the delay: until a time of day or a weekday of the lead. */
export function WaitForm({ step, index, onChange }: StepFormProps<'WAIT'>) {
  const { until } = step.config;
  const set = (next: WaitConfig['until']) => onChange({ config: { ...step.config, until: next } });
  return (
    <>
      <RadioGroup
        label="And then"
        value={until?.kind ?? 'none'}
        onValueChange={(kind) =>
          set(
            kind === 'local_time'
              ? { kind, time: '10:00' }
              : kind === 'weekday'
                ? { kind, weekday: 1 }
                : undefined,
          )
        }
        options={[
          { value: 'none', label: 'Go on at once' },
          {
            value: 'local_time',
            label: 'Wait until a time of day',
            hint: 'The next time the clock shows it where the lead is.',
          },
          { value: 'weekday', label: 'Wait until a weekday', hint: 'The next such day where the lead is.' },
        ]}
      />
      {until?.kind === 'local_time' ? (
        <Field label={`Time of day for step ${index + 1}`} className="w-32">
          <Input
            type="time"
            value={until.time}
            onChange={(event) => set({ kind: 'local_time', time: event.target.value })}
          />
        </Field>
      ) : null}
      {until?.kind === 'weekday' ? (
        <Select
          aria-label={`Weekday for step ${index + 1}`}
          className="w-44"
          value={String(until.weekday)}
          options={weekdays}
          onValueChange={(day) => set({ kind: 'weekday', weekday: Number(day) })}
        />
      ) : null}
      <p className="text-12 text-ink-3">
        Where it is not certain in which zone a lead is, the time must have come in all of them.
      </p>
    </>
  );
}
