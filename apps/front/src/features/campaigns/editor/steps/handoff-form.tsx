'use client';
import type { Agent } from '@og/core/browser';
import { Field, RadioGroup, Textarea } from '@og/ui';
import type { StepFormProps } from './form-props';

/** The agents by their work. */
const agents: readonly { value: Agent; label: string; hint: string }[] = [
  { value: 'gianna', label: 'Gianna', hint: 'Opens: first contact and first answers.' },
  { value: 'cathy', label: 'Cathy', hint: 'Nurtures: light nudges over days.' },
  { value: 'sabrina', label: 'Sabrina', hint: 'Closes: finds a time and books the appointment.' },
  { value: 'neva', label: 'Neva', hint: 'Researches before a call; writes to nobody.' },
];

/** Ends the run and hands the conversation over, with a note. */
export function HandoffForm({ step, index, onChange }: StepFormProps<'HANDOFF'>) {
  const { config } = step;
  return (
    <>
      <RadioGroup
        label="To"
        value={config.agent}
        onValueChange={(agent) => onChange({ config: { ...config, agent } })}
        options={agents}
      />
      <Field
        label={`Note of step ${index + 1}`}
        optional
        hint="What the agent, or the person who takes over, should know."
      >
        <Textarea
          rows={3}
          maxLength={2000}
          value={config.note ?? ''}
          onChange={(event) => onChange({ config: { ...config, note: event.target.value } })}
        />
      </Field>
    </>
  );
}
