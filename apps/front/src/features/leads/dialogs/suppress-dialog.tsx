'use client';
import { useMutation } from '@apollo/client/react';
import { Dialog, Field, Select, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import {
  LeadDocument,
  LeadTimelineDocument,
  SuppressAddressDocument,
  type SuppressionReason,
} from '@/gql/graphql';
import type { Address } from '@/lib/address';
import { attempt } from '@/lib/apollo/attempt';
import { suppressionReasons } from '@/lib/suppression-reasons';

/** What a person may state by hand; erasure comes from a privacy request, bounces from the carrier. */
const byHand: readonly { value: SuppressionReason; hint: string }[] = [
  { value: 'OPT_OUT', hint: 'They asked not to be contacted: bars all their numbers and e-mails' },
  { value: 'WRONG_NUMBER', hint: 'Somebody else has this address' },
  { value: 'COMPLAINT', hint: 'They complained: bars all their numbers and e-mails' },
  { value: 'LITIGATOR', hint: 'Known to sue: bars all their numbers and e-mails' },
  { value: 'DNC', hint: 'On a do-not-call list' },
  { value: 'MANUAL', hint: 'Any other reason; say it in the note' },
];

export function SuppressDialog({
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
      title={`Suppress ${of?.shown ?? ''}`}
      description="Nothing more is sent to it, by any campaign or person; planned messages are stopped."
    >
      {of ? <SuppressForm of={of} leadId={leadId} onDone={onClose} /> : null}
    </Dialog>
  );
}

function SuppressForm({ of, leadId, onDone }: { of: Address; leadId: string; onDone: () => void }) {
  const [suppress, { loading }] = useMutation(SuppressAddressDocument, {
    refetchQueries: [{ query: LeadDocument, variables: { id: leadId } }, LeadTimelineDocument],
    awaitRefetchQueries: true,
  });
  const [reason, setReason] = useState<SuppressionReason | null>(null);
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const [banner, setBanner] = useState<string | null>(null);
  const save = async () => {
    setChecked(true);
    setBanner(null);
    if (reason === null) return;
    const { refused } = await attempt(async () => {
      const { data } = await suppress({
        variables: {
          input: { channel: of.channel, address: of.address, reason, note: note.trim() || null },
        },
      });
      return data?.suppress;
    });
    if (refused) return setBanner(refused);
    toast.success(`${of.shown} is suppressed`);
    onDone();
  };
  return (
    <DialogForm
      problem={banner}
      submitLabel="Suppress"
      tone="danger"
      loading={loading}
      onSubmit={save}
      onCancel={onDone}
    >
      <Field label="Reason" error={checked && reason === null ? 'Choose a reason' : null}>
        <Select
          options={byHand.map(({ value, hint }) => ({ value, hint, label: suppressionReasons[value] }))}
          value={reason}
          onValueChange={setReason}
        />
      </Field>
      <Field label="Note" optional>
        <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </DialogForm>
  );
}
