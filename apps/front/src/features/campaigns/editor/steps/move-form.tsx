'use client';
import { useQuery } from '@apollo/client/react';
import { Banner, Select } from '@og/ui';
import { SequenceChoicesDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import type { StepFormProps } from './form-props';

/** Ends the run; the lead begins another sequence, with this campaign's audience rules and senders. */
export function MoveForm({ step, index, onChange }: StepFormProps<'MOVE'>) {
  const { data, error } = useQuery(SequenceChoicesDocument);
  const sequences = data?.sequences ?? [];
  const { sequenceId } = step.config;
  const gone = data !== undefined && sequenceId !== '' && !sequences.some(({ id }) => id === sequenceId);
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-13 font-medium">Sequence it moves to</span>
      <Select
        aria-label={`Sequence that step ${index + 1} moves to`}
        className="w-full max-w-90"
        value={gone ? null : sequenceId || null}
        placeholder={data && sequences.length === 0 ? 'There is no other sequence yet' : 'Choose a sequence'}
        options={sequences.map(({ id, name }) => ({ value: id, label: name }))}
        onValueChange={(id) => onChange({ config: { sequenceId: id } })}
      />
      {error ? <Banner tone="danger">{friendlyError(error).message}</Banner> : null}
      {gone ? (
        <p className="text-12 text-danger">The sequence it moved to is archived: choose another one.</p>
      ) : null}
      <p className="text-12 text-ink-3">
        The lead starts at its first step, in its newest version, within this campaign.
      </p>
    </div>
  );
}
