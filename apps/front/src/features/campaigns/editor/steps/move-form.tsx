'use client';
import { useQuery } from '@apollo/client/react';
import { Combobox, Field } from '@og/ui';
import { SequenceChoicesDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import type { StepFormProps } from './form-props';

/** Ends the run; the lead begins another sequence, with this campaign's audience rules and senders. */
export function MoveForm({ step, index, onChange }: StepFormProps<'MOVE'>) {
  const { data, error } = useQuery(SequenceChoicesDocument);
  return (
    <Field
      label={`Sequence that step ${index + 1} moves to`}
      className="max-w-90"
      error={error ? friendlyError(error).message : undefined}
      hint="The lead starts at its first step, in its newest version, and keeps its number."
    >
      <Combobox
        options={(data?.sequences ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={step.config.sequenceId || null}
        placeholder="Type a name"
        emptyText="No sequence has this name."
        onValueChange={(sequenceId) => onChange({ config: { sequenceId: sequenceId ?? '' } })}
      />
    </Field>
  );
}
