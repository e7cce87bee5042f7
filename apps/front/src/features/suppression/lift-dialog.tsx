'use client';
import { useMutation } from '@apollo/client/react';
import { Dialog, Field, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { refusal } from '@/lib/apollo/refusal';
import { LiftSuppressionDocument, SuppressionsDocument, type SuppressionRowFragment } from '@/gql/graphql';

/** What the API asks for, too: the reason is kept in the audit log. */
const shortest = 5;

export function LiftDialog({ of, onClose }: { of: SuppressionRowFragment | null; onClose: () => void }) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={`Lift the suppression of ${of?.address ?? ''}?`}
      description="It may be written to again. Consent that was withdrawn stays withdrawn until a new one is recorded."
    >
      {of ? <LiftForm key={of.id} of={of} onDone={onClose} /> : null}
    </Dialog>
  );
}

function LiftForm({ of, onDone }: { of: SuppressionRowFragment; onDone: () => void }) {
  const [lift, { loading }] = useMutation(LiftSuppressionDocument, {
    refetchQueries: [SuppressionsDocument],
  });
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    if (reason.trim().length < shortest) {
      setError(`Say why in at least ${shortest} characters: it is kept in the audit log.`);
      return;
    }
    const why = await refusal(async () => {
      const { data } = await lift({
        variables: { input: { channel: of.channel, address: of.address, reason: reason.trim() } },
      });
      return data?.unsuppress;
    });
    setProblem(why);
    if (why) return;
    toast.success(`${of.address} may be written to again`);
    onDone();
  };
  return (
    <DialogForm
      problem={problem}
      submitLabel="Lift suppression"
      tone="danger"
      loading={loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label="Why is it lifted?" error={error}>
        <Textarea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setError(undefined);
          }}
        />
      </Field>
    </DialogForm>
  );
}
