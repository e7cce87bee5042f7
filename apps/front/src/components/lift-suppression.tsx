'use client';
import type { InternalRefetchQueriesInclude } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { Dialog, Field, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { LiftSuppressionDocument } from '@/gql/graphql';
import type { Address } from '@/lib/address';
import { refusal } from '@/lib/apollo/refusal';

/** What the API asks for, too: the reason is kept in the audit log. */
const shortest = 5;

interface LiftSuppressionProps {
  /** Whose suppression is lifted; null while nothing is asked. */
  of: Address | null;
  /** What shows it, asked for anew before the dialog closes. */
  refetch: InternalRefetchQueriesInclude;
  onClose: () => void;
}

/** Lifts the suppression of a phone or e-mail, with a reason. */
export function LiftSuppression({ of, refetch, onClose }: LiftSuppressionProps) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={`Lift the suppression of ${of?.shown ?? ''}?`}
      description="It may be written to again. Consent that was withdrawn stays withdrawn until a new one is recorded."
    >
      {of ? <LiftForm key={of.address} of={of} refetch={refetch} onDone={onClose} /> : null}
    </Dialog>
  );
}

function LiftForm({
  of,
  refetch,
  onDone,
}: {
  of: Address;
  refetch: InternalRefetchQueriesInclude;
  onDone: () => void;
}) {
  const [lift, { loading }] = useMutation(LiftSuppressionDocument, {
    refetchQueries: refetch,
    awaitRefetchQueries: true,
  });
  const [reason, setReason] = useState('');
  const [tooShort, setTooShort] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    setProblem(null);
    if (reason.trim().length < shortest) return setTooShort(true);
    const why = await refusal(async () => {
      const { data } = await lift({
        variables: { input: { channel: of.channel, address: of.address, reason: reason.trim() } },
      });
      return data?.unsuppress;
    });
    if (why) return setProblem(why);
    toast.success(`${of.shown} may be written to again`);
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
      <Field
        label="Why is it lifted?"
        hint="Kept in the audit log."
        error={tooShort ? `Say why, in at least ${shortest} characters.` : null}
      >
        <Textarea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setTooShort(false);
          }}
        />
      </Field>
    </DialogForm>
  );
}
