'use client';
import { useMutation } from '@apollo/client/react';
import { Dialog, Field, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { LeadDocument, LeadTimelineDocument, UnsuppressAddressDocument } from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import type { Address } from '../address';

export function LiftDialog({
  of,
  leadId,
  onClose,
}: {
  of: Address | null;
  leadId: string;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={`Lift the suppression of ${of?.shown ?? ''}`}
      description="It may be written to again. Consent that was withdrawn stays withdrawn until a new one is recorded."
    >
      {of ? <LiftForm of={of} leadId={leadId} onDone={onClose} /> : null}
    </Dialog>
  );
}

function LiftForm({ of, leadId, onDone }: { of: Address; leadId: string; onDone: () => void }) {
  const [lift, { loading }] = useMutation(UnsuppressAddressDocument, {
    refetchQueries: [{ query: LeadDocument, variables: { id: leadId } }, LeadTimelineDocument],
    awaitRefetchQueries: true,
  });
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const [banner, setBanner] = useState<string | null>(null);
  const tooShort = reason.trim().length < 5;
  const save = async () => {
    setChecked(true);
    setBanner(null);
    if (tooShort) return;
    const { refused } = await attempt(async () => {
      const { data } = await lift({
        variables: { input: { channel: of.channel, address: of.address, reason: reason.trim() } },
      });
      return data?.unsuppress;
    });
    if (refused) return setBanner(refused);
    toast.success(`${of.shown} is no longer suppressed`);
    onDone();
  };
  return (
    <DialogForm
      problem={banner}
      submitLabel="Lift suppression"
      loading={loading}
      onSubmit={save}
      onCancel={onDone}
    >
      <Field
        label="Reason"
        hint="Kept in the audit log."
        error={checked && tooShort ? 'Say why, in at least 5 characters' : null}
      >
        <Textarea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </DialogForm>
  );
}
