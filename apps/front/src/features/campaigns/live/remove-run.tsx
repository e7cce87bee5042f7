'use client';
import { useMutation } from '@apollo/client/react';
import { AskFirst } from '@/components/ask-first';
import { RemoveEnrollmentDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

export interface Run {
  /** The enrollment's id. */
  id: string;
  leadName: string;
}

/** Asks before a lead is taken out of the campaign. */
export function RemoveRun({
  run,
  onClose,
  onRemoved,
}: {
  /** The run that is asked about; null while closed. */
  run: Run | null;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const [remove] = useMutation(RemoveEnrollmentDocument);
  return (
    <AskFirst
      about={run}
      title={({ leadName }) => `Take ${leadName} out?`}
      confirmLabel="Take out"
      onClose={onClose}
      act={async ({ id }) => {
        const why = await refusal(async () => (await remove({ variables: { id } })).data?.removeEnrollment);
        if (!why) onRemoved();
        return why;
      }}
      done={({ leadName }) => `${leadName} is out of the campaign`}
    >
      <p>The run ends here, and what is planned or held for this lead is stopped. The lead itself stays.</p>
    </AskFirst>
  );
}
