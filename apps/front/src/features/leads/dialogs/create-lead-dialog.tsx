'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Checkbox, Dialog, toast } from '@og/ui';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { DialogActs } from '@/components/dialog-form';
import { CreateLeadDocument, LeadsCountDocument, LeadsDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { consentErrors, ConsentFields, emptyConsent } from '@/components/consent-fields';
import { LeadFields } from './lead-fields';
import { emptyLead, leadFields, newLeadSchema, toCreateInput } from './lead-form';

export function CreateLeadDialog({
  open,
  onOpenChange,
  onCreated,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (id: string) => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title="Add lead"
      description="One person, by hand. A phone or an e-mail is needed to reach them."
    >
      <CreateForm
        onCancel={() => onOpenChange(false)}
        onCreated={(id) => {
          onOpenChange(false);
          onCreated(id);
        }}
      />
    </Dialog>
  );
}

function CreateForm({ onCancel, onCreated }: { onCancel: () => void; onCreated: (id: string) => void }) {
  const [create] = useMutation(CreateLeadDocument, { refetchQueries: [LeadsDocument, LeadsCountDocument] });
  const [banner, setBanner] = useState<string | null>(null);
  const [withConsent, setWithConsent] = useState(false);
  const [consent, setConsent] = useState(emptyConsent);
  const [checked, setChecked] = useState(false);
  const form = useForm({ resolver: zodResolver(newLeadSchema), defaultValues: emptyLead });
  const { isSubmitting } = form.formState;
  const consentProblems = withConsent && checked ? consentErrors(consent) : null;
  const submit = form.handleSubmit(async (values) => {
    setBanner(null);
    setChecked(withConsent);
    if (withConsent && consentErrors(consent)) return;
    const input = { ...toCreateInput(values), ...(withConsent ? { consent } : {}) };
    try {
      const { data } = await create({ variables: { input } });
      const result = data?.createLead;
      if (result?.__typename === 'Lead') {
        toast.success(`${result.name} added`);
        onCreated(result.id);
      } else if (result) setBanner(showUserError(result, form.setError, leadFields));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      {banner ? (
        <Banner tone="danger" announce>
          {banner}
        </Banner>
      ) : null}
      <LeadFields form={form} />
      <div className="flex flex-col gap-4 border-t pt-4">
        <Checkbox
          label="Consent was given"
          hint="Without it this person cannot be texted."
          checked={withConsent}
          onCheckedChange={setWithConsent}
        />
        {withConsent ? (
          <ConsentFields
            values={consent}
            errors={consentProblems ?? {}}
            onChange={(change) => setConsent({ ...consent, ...change })}
          />
        ) : null}
      </div>
      <DialogActs long>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Add lead
        </Button>
      </DialogActs>
    </form>
  );
}
