'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Dialog, Field, formatCount, Input, toast } from '@og/ui';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { DialogForm } from '@/components/dialog-form';
import { CreateSegmentDocument, type LeadFilterInput } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';

interface SaveSegmentProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  filter: LeadFilterInput;
  count: number | undefined;
}

/** Keeps the filters under a name, for campaigns. Who is in it is found anew each time. */
export function SaveSegmentDialog({ open, onOpenChange, filter, count }: SaveSegmentProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title="Save as segment"
      description={`Keeps these filters under a name.${
        count === undefined
          ? ''
          : ` ${count > 1_000_000 ? 'More than 1,000,000' : formatCount(count)} match now.`
      } Leads that fit later are in it too.`}
    >
      <SegmentForm filter={filter} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

const schema = z.object({
  name: z.string().trim().min(1, 'Give the segment a name').max(120, 'At most 120 characters'),
});

function SegmentForm({ filter, onDone }: { filter: LeadFilterInput; onDone: () => void }) {
  const [create] = useMutation(CreateSegmentDocument);
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name }) => {
    setBanner(null);
    try {
      const { data } = await create({ variables: { input: { name, filter } } });
      const result = data?.createSegment;
      if (result?.__typename === 'Segment') {
        toast.success(`Segment “${result.name}” saved`);
        onDone();
      } else if (result) setBanner(showUserError(result, form.setError, ['name']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <DialogForm
      problem={banner}
      submitLabel="Save segment"
      loading={isSubmitting}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="off" placeholder="Texas roofers, not contacted" {...form.register('name')} />
      </Field>
    </DialogForm>
  );
}
