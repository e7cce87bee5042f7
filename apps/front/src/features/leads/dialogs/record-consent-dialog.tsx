'use client';
import { useMutation } from '@apollo/client/react';
import { Dialog, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { UpdateLeadDocument } from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { consentErrors, ConsentFields, emptyConsent } from '@/components/consent-fields';

export function RecordConsentDialog({
  leadId,
  open,
  onOpenChange,
}: {
  leadId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title="Record consent"
      description="Permission this person gave. It is kept as it stands; it can be withdrawn but not edited."
    >
      <ConsentForm leadId={leadId} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function ConsentForm({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  const [update, { loading }] = useMutation(UpdateLeadDocument);
  const [consent, setConsent] = useState(emptyConsent);
  const [checked, setChecked] = useState(false);
  const [banner, setBanner] = useState<string | null>(null);
  const errors = checked ? (consentErrors(consent) ?? {}) : {};
  const save = async () => {
    setChecked(true);
    setBanner(null);
    if (consentErrors(consent)) return;
    const { refused } = await attempt(async () => {
      const { data } = await update({ variables: { id: leadId, input: { consent } } });
      return data?.updateLead;
    });
    if (refused) return setBanner(refused);
    toast.success('Consent recorded');
    onDone();
  };
  return (
    <DialogForm
      problem={banner}
      submitLabel="Record consent"
      loading={loading}
      onSubmit={save}
      onCancel={onDone}
    >
      <ConsentFields
        values={consent}
        errors={errors}
        onChange={(change) => setConsent({ ...consent, ...change })}
      />
    </DialogForm>
  );
}
