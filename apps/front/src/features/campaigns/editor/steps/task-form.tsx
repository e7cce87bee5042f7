'use client';
import { Field, Input, Textarea } from '@og/ui';
import type { StepFormProps } from './form-props';

/** A task that somebody of the team gets for each lead: what to do, and what to know for it. */
export function CallTaskForm({ step, index, onChange }: StepFormProps<'CALL_TASK'>) {
  const { config } = step;
  return (
    <TaskFields
      index={index}
      title={config.title}
      placeholder="Call {{firstName}} about the offer"
      notesLabel="What to say"
      notes={config.script ?? ''}
      onTitle={(title) => onChange({ config: { ...config, title } })}
      onNotes={(script) => onChange({ config: { ...config, script } })}
    />
  );
}

export function ManualTaskForm({ step, index, onChange }: StepFormProps<'MANUAL_TASK'>) {
  const { config } = step;
  return (
    <TaskFields
      index={index}
      title={config.title}
      placeholder="Send a handwritten card"
      notesLabel="Notes"
      notes={config.notes ?? ''}
      onTitle={(title) => onChange({ config: { ...config, title } })}
      onNotes={(notes) => onChange({ config: { ...config, notes } })}
    />
  );
}

interface TaskFieldsProps {
  index: number;
  title: string;
  placeholder: string;
  notesLabel: string;
  notes: string;
  onTitle: (text: string) => void;
  onNotes: (text: string) => void;
}

function TaskFields({ index, title, placeholder, notesLabel, notes, onTitle, onNotes }: TaskFieldsProps) {
  return (
    <>
      <Field
        label={`Task of step ${index + 1}`}
        hint="It appears in the tasks of whoever the lead belongs to."
      >
        <Input
          value={title}
          maxLength={200}
          placeholder={placeholder}
          onChange={(event) => onTitle(event.target.value)}
        />
      </Field>
      <Field label={notesLabel} optional>
        <Textarea value={notes} rows={3} maxLength={2000} onChange={(event) => onNotes(event.target.value)} />
      </Field>
      <p className="text-12 text-ink-3">The run goes on at once: it does not wait until the task is done.</p>
    </>
  );
}
