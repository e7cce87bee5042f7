'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Banner, Button, Dialog, toast } from '@og/ui';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { DialogActs } from '@/components/dialog-form';
import { UpdateLeadDocument, type LeadDetailsFragment } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { LeadFields } from './lead-fields';
import { leadFields, leadFormSchema, phoneLine, toUpdateInput, type LeadFormValues } from './lead-form';

export function EditLeadDialog({
  lead,
  open,
  onOpenChange,
}: {
  lead: LeadDetailsFragment;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="lg" title={`Edit ${lead.name}`}>
      <EditForm lead={lead} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function valuesOf(lead: LeadDetailsFragment): LeadFormValues {
  return {
    firstName: lead.firstName ?? '',
    lastName: lead.lastName ?? '',
    company: lead.company ?? '',
    title: lead.title ?? '',
    email: lead.email ?? '',
    phones: lead.phones.map(phoneLine).join('\n'),
    address: lead.address ?? '',
    city: lead.city ?? '',
    state: lead.state ?? '',
    zip: lead.zip ?? '',
    website: lead.website ?? '',
    tags: lead.tags.join(', '),
  };
}

function EditForm({ lead, onDone }: { lead: LeadDetailsFragment; onDone: () => void }) {
  const [update] = useMutation(UpdateLeadDocument);
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(leadFormSchema), defaultValues: valuesOf(lead) });
  const { isSubmitting, isDirty, dirtyFields } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setBanner(null);
    try {
      const { data } = await update({
        variables: { id: lead.id, input: toUpdateInput(values, dirtyFields) },
      });
      const result = data?.updateLead;
      if (result?.__typename === 'Lead') {
        toast.success(`${result.name} saved`);
        onDone();
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
      <DialogActs long>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" loading={isSubmitting} disabled={!isDirty}>
          Save lead
        </Button>
      </DialogActs>
    </form>
  );
}
