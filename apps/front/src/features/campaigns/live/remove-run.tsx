'use client';
import { useMutation } from '@apollo/client/react';
import { ConfirmDialog, toast } from '@og/ui';
import { useState } from 'react';
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
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    setProblem(null);
    onClose();
  };
  return (
    <ConfirmDialog
      open={run !== null}
      onOpenChange={(open) => !open && close()}
      title={`Take ${run?.leadName ?? ''} out?`}
      confirmLabel="Take out"
      tone="danger"
      error={problem}
      onConfirm={async () => {
        if (!run) return;
        const why = await refusal(
          async () => (await remove({ variables: { id: run.id } })).data?.removeEnrollment,
        );
        setProblem(why);
        if (why) return;
        toast.success(`${run.leadName} is out of the campaign`);
        close();
        onRemoved();
      }}
    >
      <p>The run ends here, and what is planned or held for this lead is stopped. The lead itself stays.</p>
    </ConfirmDialog>
  );
}
